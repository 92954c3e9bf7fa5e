"""Every plugin method of the client: what an administrator does, and what others may not."""

import unittest

from mattermostautodriver.exceptions import (
    FeatureDisabled, InvalidOrMissingParameters, NoAccessTokenProvided, NotEnoughPermissions,
    ResourceNotFound,
)
from running import Server, account, bundle

PLUGIN_ID = "org.example.greeter"


class Plugins(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(env={"MORTISE_PLUGINSETTINGS_ENABLEUPLOADS": "true"})
        cls.addClassCleanup(cls.server.stop)
        cls.server.driver().users.create_user(**account("admin"))
        cls.admin = cls.server.driver("admin")
        cls.admin.users.create_user(**account("alice"))
        cls.alice = cls.server.driver("alice")
        cls.nobody = cls.server.driver()

    def tearDown(self):
        for plugin in self.listed():
            self.admin.plugins.remove_plugin(plugin)

    def listed(self):
        answer = self.admin.plugins.get_plugins()
        return [plugin["id"] for plugin in answer["active"] + answer["inactive"]]

    def refused(self, error, error_id, method, *args):
        with self.assertRaises(error) as refused:
            method(*args)
        self.assertEqual(refused.exception.error_id, error_id)

    def test_upload_enable_disable_remove(self):
        plugins = self.admin.plugins
        manifest = plugins.upload_plugin(bundle())
        self.assertEqual((manifest["id"], manifest["version"]), (PLUGIN_ID, "1.0.0"))
        self.assertEqual([p["id"] for p in plugins.get_plugins()["inactive"]], [PLUGIN_ID])
        self.assertEqual(plugins.enable_plugin(PLUGIN_ID), {"status": "OK"})
        self.assertEqual([p["id"] for p in plugins.get_plugins()["active"]], [PLUGIN_ID])
        [client] = self.nobody.plugins.get_webapp_plugins()
        self.assertTrue(client["webapp"]["bundle_path"].startswith(f"/static/{PLUGIN_ID}/"))
        [status] = plugins.get_plugin_statuses()
        self.assertEqual((status["plugin_id"], status["state"]), (PLUGIN_ID, 2))
        self.assertEqual(plugins.disable_plugin(PLUGIN_ID), {"status": "OK"})
        self.assertEqual(self.nobody.plugins.get_webapp_plugins(), [])
        self.assertEqual(plugins.remove_plugin(PLUGIN_ID), {"status": "OK"})
        self.assertEqual(self.listed(), [])
        for method in (plugins.remove_plugin, plugins.enable_plugin, plugins.disable_plugin):
            with self.assertRaises(ResourceNotFound):
                method(PLUGIN_ID)

    def test_upgrade_only_by_force(self):
        plugins = self.admin.plugins
        plugins.upload_plugin(bundle())
        newer = bundle(version="1.1.0")
        self.refused(
            InvalidOrMissingParameters, "app.plugin.install_id.app_error", plugins.upload_plugin, newer
        )
        self.assertEqual(plugins.upload_plugin(newer, "true")["version"], "1.1.0")

    def test_bad_bundles(self):
        upload = self.admin.plugins.upload_plugin
        broken = ("x.tar.gz", b"no archive")
        self.refused(InvalidOrMissingParameters, "app.plugin.extract.app_error", upload, broken)
        nameless = bundle(plugin_id="bad id")
        self.refused(InvalidOrMissingParameters, "app.plugin.invalid_id.app_error", upload, nameless)
        self.assertEqual(self.listed(), [])

    def test_addresses_of_this_machine(self):
        self.refused(
            InvalidOrMissingParameters,
            "api.plugin.install.download_failed.app_error",
            self.admin.plugins.install_plugin_from_url,
            "https://127.0.0.1:9/x.tar.gz",
        )

    def test_marketplace(self):
        self.admin.plugins.upload_plugin(bundle())
        [found] = self.admin.plugins.get_marketplace_plugins(local_only=True, filter="greet")
        self.assertEqual(found["manifest"]["id"], PLUGIN_ID)
        self.assertEqual(found["installed_version"], "1.0.0")
        visited = self.admin.plugins.get_marketplace_visited_by_admin()
        self.assertEqual(visited["name"], "FirstAdminVisitMarketplace")

    def test_permissions(self):
        methods = (
            ("upload_plugin", bundle()), ("install_plugin_from_url", "https://example.com/x.tar.gz"),
            ("get_plugins",), ("get_plugin_statuses",), ("enable_plugin", PLUGIN_ID),
            ("disable_plugin", PLUGIN_ID), ("remove_plugin", PLUGIN_ID), ("get_marketplace_plugins",),
            ("install_marketplace_plugin", {"id": PLUGIN_ID}), ("get_marketplace_visited_by_admin",),
        )
        for name, *args in methods:
            with self.subTest(name):
                self.refused(
                    NotEnoughPermissions, "api.context.permissions.app_error",
                    getattr(self.alice.plugins, name), *args,
                )
                self.refused(
                    NoAccessTokenProvided, "api.context.session_expired.app_error",
                    getattr(self.nobody.plugins, name), *args,
                )


class UploadsOff(unittest.TestCase):
    def test_uploads_are_off_by_default(self):
        server = Server()
        self.addCleanup(server.stop)
        server.driver().users.create_user(**account("admin"))
        with self.assertRaises(FeatureDisabled) as refused:
            server.driver("admin").plugins.upload_plugin(bundle())
        self.assertEqual(refused.exception.error_id, "app.plugin.upload_disabled.app_error")


if __name__ == "__main__":
    unittest.main()
