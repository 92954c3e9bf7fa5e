//! The list of all slots, once: whoever needs something of each slot makes it from here.

/// Calls a macro with the list of all slots, from the outside in.
///
/// The macro gets the name of each contract and, in braces, what [`ALL`](crate::ALL) tells of it.
/// It is a macro and no list of values, since the contracts are types.
///
/// A new slot is a line here, beside its file, its fixtures and its place in the chat.
/// A slot that is to go gets `, deprecated: "what to use instead, and until when"`.
///
/// ```
/// use contracts::Contract;
///
/// macro_rules! ids {
///     ($($contract:ident $about:tt)*) => { [$(<contracts::$contract as Contract>::ID),*] };
/// }
/// let ids = contracts::each_slot!(ids);
/// assert!(ids.contains(&"profile-popover.v1"));
/// ```
#[macro_export]
macro_rules! each_slot {
    ($callback:ident) => {
        $callback! {
            Root { group: "Frame", summary: "Everything that a signed-in person sees." }
            GlobalHeader { group: "Frame", summary: "The bar above everything." }
            Dialog { group: "Frame", summary: "What a dialog of the chat shows below its title; the key is the dialog's name." }
            ErrorPage { group: "Frame", summary: "A page that tells an error; the key is the kind of error." }
            HelpMenu { group: "Frame", summary: "Entries of the help menu." }
            Login { group: "Frame", summary: "The sign-in form." }

            TeamSidebar { group: "Sidebar", summary: "The strip in which a person changes between teams." }
            TeamSidebarBottom { group: "Sidebar", summary: "The foot of the strip of teams." }
            Sidebar { group: "Sidebar", summary: "The whole channel sidebar." }
            SidebarHeader { group: "Sidebar", summary: "The head of the channel sidebar." }
            SidebarCategory { group: "Sidebar", summary: "A titled group of channels in the sidebar." }
            SidebarRow { group: "Sidebar", summary: "One channel in the sidebar." }
            CreateChannelOption { group: "Sidebar", summary: "What belongs to a plugin's kind of channel, in the dialog that makes one; the key is `<plugin id>:<name>`." }
            BrowseChannelsMenu { group: "Sidebar", summary: "Entries of the menu that adds channels to the sidebar." }
            SidebarChannelLabel { group: "Sidebar", summary: "What stands after a channel's name in the sidebar." }

            ChannelHeader { group: "Channel header", summary: "The bar above the posts." }
            ChannelHeaderTitle { group: "Channel header", summary: "The channel's sign and name." }
            ChannelHeaderIcon { group: "Channel header", summary: "Small signs after the channel's name." }
            ChannelIcon { group: "Channel header", summary: "The sign before a channel's name: in the sidebar, the header and the quick switcher." }
            CallButton { group: "Channel header", summary: "What starts or joins a call." }
            ChannelHeaderButton { group: "Channel header", summary: "The buttons at the end of the channel header." }
            ChannelMenu { group: "Channel header", summary: "Entries of a channel's menu." }
            ChannelSettingsTab { group: "Channel header", summary: "A plugin's tab of a channel's settings; the key is `<plugin id>:<name>`." }

            ProfilePopover { group: "Profile popover", summary: "Who a person is, on a click on their picture or name." }
            ProfilePopoverAttributes { group: "Profile popover", summary: "Extra facts in the default profile popover." }
            ProfilePopoverActions { group: "Profile popover", summary: "The buttons in the default profile popover." }

            Post { group: "Posts", summary: "One post in the list." }
            PostBody { group: "Posts", summary: "What a post says; the key is the post type." }
            PostHeader { group: "Posts", summary: "Small signs after a post's author and time." }
            PostActionEntry { group: "Posts", summary: "The buttons of a post." }
            PostMenu { group: "Posts", summary: "Entries of the menu of a post." }
            PostAttachment { group: "Posts", summary: "What stands below the text of a post." }
            PostEmbed { group: "Posts", summary: "Views of what a post links to." }
            PostReactions { group: "Posts", summary: "The emoji under a post." }
            PostCard { group: "Posts", summary: "More about a post, at the right-hand side; the key is the post type." }
            CodeBlockActionEntry { group: "Posts", summary: "The buttons of a block of code." }
            LinkTooltip { group: "Posts", summary: "What shows beside a link that is pointed at." }

            PostFiles { group: "Files", summary: "The files of a post." }
            FileMenu { group: "Files", summary: "Entries of the menu of a file." }
            FilePreview { group: "Files", summary: "A file shown large; the key is its MIME type." }

            PostList { group: "Post list", summary: "The list of posts of the open channel." }
            ChannelIntro { group: "Post list", summary: "What stands above the first post of a channel." }
            ChannelIntroButton { group: "Post list", summary: "The buttons above the first post of a channel." }
            DaySeparator { group: "Post list", summary: "The line between two days of posts." }
            NewMessagesLine { group: "Post list", summary: "The line above the first unread post." }
            NewMessagesActionEntry { group: "Post list", summary: "The buttons at the line above the first unread post." }

            RightHandSide { group: "Beside the chat", summary: "Everything at the right-hand side while it is open." }
            ThreadView { group: "Beside the chat", summary: "A post and its replies at the right-hand side." }

            SearchButton { group: "Search", summary: "Buttons beside the kinds of things that are searched for." }
            SearchSuggestion { group: "Search", summary: "What fits the text of a search while it is written." }
            SearchHint { group: "Search", summary: "Ways to search, while nothing is searched for." }
            SearchResults { group: "Search", summary: "What was found." }

            MessageBox { group: "Writing", summary: "Where a person writes." }
            Autocomplete { group: "Writing", summary: "What fits the word that is being written." }
            MessageBoxActionEntry { group: "Writing", summary: "Buttons of the message box." }
            MessageBoxBanner { group: "Writing", summary: "Notes above the message box." }
            FileUploadMethod { group: "Writing", summary: "Ways to attach files, beside the button that does." }

            CenterToast { group: "Posts", summary: "Short notes that float over the posts." }

            AppBar { group: "Beside the chat", summary: "The strip of icons at the trailing edge." }
            MainMenu { group: "Beside the chat", summary: "Entries of the person's own menu." }
            Panel { group: "Beside the chat", summary: "A panel at the right-hand side; the key is `<plugin id>:<name>`." }
            Page { group: "Beside the chat", summary: "A page with an address of its own; the key is `<plugin id>:<name>`." }
            ProductSwitcher { group: "Beside the chat", summary: "Entries of the menu of products." }
            Product { group: "Beside the chat", summary: "A product with an address of its own, and its part of the global header; the key is `<plugin id>:<name>`, or that and `:header`." }
            SettingsPage { group: "Beside the chat", summary: "A page of the person's settings; the key is its name, or `<plugin id>:settings` for that of a plugin." }
            UserSetting { group: "Beside the chat", summary: "A setting of a plugin's own drawing, on its page of the person's settings; the key is `<plugin id>:<name>`." }
            Global { group: "Beside the chat", summary: "What shows wherever the person is." }

            AdminPage { group: "System Console", summary: "A page of the System Console; the key is its name, the last part of its address." }
            AdminSection { group: "System Console", summary: "A custom section of a plugin's settings in the System Console; the key is `<plugin id>:<section>`." }
            AdminConsoleSetting { group: "System Console", summary: "The field of a custom setting in the System Console; the key is `<plugin id>:<setting>`." }
            SiteStatistic { group: "System Console", summary: "Figures on the page of statistics." }
        }
    };
}
