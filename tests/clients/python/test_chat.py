"""What another client does in the chat: sign in, read, write, react."""

import unittest

from mattermostautodriver.exceptions import (
    InvalidOrMissingParameters, NoAccessTokenProvided, NotEnoughPermissions, ResourceNotFound,
)
from running import Server, account


class Chat(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.stop)
        cls.server.driver().users.create_user(**account("admin"))
        cls.admin = cls.server.driver("admin")
        cls.admin.users.create_user(**account("alice"))
        cls.alice = cls.server.driver("alice")
        cls.team = cls.alice.teams.get_teams_for_user("me")[0]
        cls.square = cls.alice.channels.get_channel_by_name(cls.team["id"], "town-square")

    def test_who_is_signed_in(self):
        self.assertEqual(self.alice.users.get_user("me")["username"], "alice")
        self.assertEqual(self.alice.client.username, "alice")
        with self.assertRaises(NoAccessTokenProvided) as refused:
            self.server.driver().users.get_user("me")
        self.assertEqual(refused.exception.error_id, "api.context.session_expired.app_error")

    def test_configuration_and_health(self):
        self.assertEqual(self.alice.system.get_ping()["status"], "OK")
        self.assertEqual(self.server.driver().system.get_client_config()["PluginsEnabled"], "true")

    def test_posts(self):
        post = self.alice.posts.create_post(channel_id=self.square["id"], message="hello")
        self.assertEqual(self.admin.posts.get_post(post["id"])["message"], "hello")
        changed = self.alice.posts.patch_post(post["id"], message="hello again")
        self.assertEqual(changed["message"], "hello again")
        page = self.admin.posts.get_posts_for_channel(self.square["id"])
        self.assertEqual(page["posts"][page["order"][0]]["id"], post["id"])
        self.assertEqual(self.alice.posts.delete_post(post["id"])["status"], "OK")
        with self.assertRaises(ResourceNotFound):
            self.alice.posts.get_post(post["id"])
        with self.assertRaises(InvalidOrMissingParameters):
            self.alice.posts.create_post(channel_id=self.square["id"], message=" ")

    def test_reactions(self):
        post = self.alice.posts.create_post(channel_id=self.square["id"], message="cake")
        me = self.alice.client.userid
        tada = {"user_id": me, "post_id": post["id"], "emoji_name": "tada"}
        self.alice.reactions.save_reaction(tada)
        [reaction] = self.admin.reactions.get_reactions(post["id"])
        self.assertEqual((reaction["user_id"], reaction["emoji_name"]), (me, "tada"))
        self.alice.reactions.delete_reaction(me, post["id"], "tada")
        self.assertEqual(self.admin.reactions.get_reactions(post["id"]), [])
        with self.assertRaises(NotEnoughPermissions):
            self.alice.reactions.save_reaction({**tada, "user_id": self.admin.client.userid})

    def test_preferences(self):
        me = self.alice.client.userid
        preference = {"user_id": me, "category": "theme", "name": "", "value": "{}"}
        self.alice.preferences.update_preferences(me, [preference])
        self.assertIn(preference, self.alice.preferences.get_preferences(me))
        self.alice.preferences.delete_preferences(me, [preference])
        self.assertNotIn(preference, self.alice.preferences.get_preferences(me))


if __name__ == "__main__":
    unittest.main()
