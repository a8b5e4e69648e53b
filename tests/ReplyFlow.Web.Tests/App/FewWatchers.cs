using System.Runtime.CompilerServices;

namespace ReplyFlow.Web.Tests.App;

/// <summary>Many products run at once in the tests; watching their files would use up the machine's inotify instances.</summary>
internal static class FewWatchers
{
    [ModuleInitializer]
    internal static void Use()
    {
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
    }
}
