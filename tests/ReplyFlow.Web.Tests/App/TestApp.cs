using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Web.Tests.App;

/// <summary>The product on a database of its own, with a clock that tests move. Empty unless people are added.</summary>
public sealed class TestApp : IAsyncDisposable
{
    private TestHost? _host;
    private readonly bool _pooled;

    /// <summary>The real hashing with few rounds: the tests sign in some thousand times.</summary>
    public static PasswordHasherOptions QuickHashing { get; } = new() { IterationCount = 1_000 };

    private static WebApplicationFactoryClientOptions Separate => new() { AllowAutoRedirect = false, HandleCookies = true };

    private TestApp(TestHost host, bool pooled) => (_host, _pooled) = (host, pooled);

    private TestHost Host => _host ?? throw new ObjectDisposedException(nameof(TestApp));

    /// <summary>The clock of the product; a Monday morning in Beijing.</summary>
    public ManualTimeProvider Clock => Host.Clock;

    /// <summary>The product's services.</summary>
    public IServiceProvider Services => Host.Services;

    /// <summary>The set-up code as the console showed it; null when none was shown.</summary>
    public string? SetUpCode => Host.SetUpCode;

    /// <summary>The invented people; null in an empty installation.</summary>
    public TestPeople? People { get; private set; }

    /// <summary>Starts an installation without any account.</summary>
    public static async Task<TestApp> StartEmptyAsync(DatabaseKind kind = DatabaseKind.Sqlite) =>
        new(new TestHost(await TestDatabase.CreateAsync(kind)), pooled: false);

    /// <summary>Gives an installation with one person a role (see <see cref="TestPeople"/>).</summary>
    public static async Task<TestApp> StartAsync(DatabaseKind kind = DatabaseKind.Sqlite) => kind == DatabaseKind.Sqlite
        ? await WithPeopleAsync(new TestApp(await HostPool.TakeAsync(), pooled: true))
        : await StartLaterAsync(kind);

    /// <summary>The same with a product that starts at the first request only, and then finds what the test wrote into its database.</summary>
    public static async Task<TestApp> StartLaterAsync(DatabaseKind kind = DatabaseKind.Sqlite) => await WithPeopleAsync(await StartEmptyAsync(kind));

    /// <summary>The same with more registered than the product has.</summary>
    public static async Task<TestApp> StartWithAsync(Action<IServiceCollection> more) =>
        await WithPeopleAsync(new TestApp(new TestHost(await TestDatabase.CreateAsync(DatabaseKind.Sqlite), more), pooled: false));

    /// <summary>The same with a setting of its own.</summary>
    public static async Task<TestApp> StartWithSettingAsync(string name, string value, DatabaseKind kind = DatabaseKind.Sqlite) =>
        await WithPeopleAsync(new TestApp(new TestHost(await TestDatabase.CreateAsync(kind), setting: (name, value)), pooled: false));

    /// <summary>Starts the product once more on the same database, as after a restart, and stops it again.</summary>
    /// <param name="meanwhile">What is done in it.</param>
    public async Task RestartAsync(Func<Browser, Task>? meanwhile = null)
    {
        await using var again = Host.WithWebHostBuilder(_ => { });
        using var client = again.CreateClient(Separate);
        (await client.GetAsync("/health")).EnsureSuccessStatusCode();
        if (meanwhile is not null)
            await meanwhile(new Browser(client));
    }

    /// <summary>Opens the database; the caller disposes it.</summary>
    public ReplyFlowDb OpenDatabase() => Host.Database.Open();

    /// <summary>A browser that nobody has signed in with yet.</summary>
    public Browser Browser() => new(Host.CreateClient(Separate));

    /// <summary>A browser in which somebody is signed in.</summary>
    public async Task<Browser> SignInAsync(string userName, string password = TestPeople.Password)
    {
        var browser = Browser();
        await browser.SignInAsync(userName, password);
        return browser;
    }

    private static async Task<TestApp> WithPeopleAsync(TestApp app)
    {
        await using var db = app.OpenDatabase();
        app.People = await TestPeople.CreateAsync(db);
        return app;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_host is not { } host)
            return;
        _host = null;
        if (_pooled)
            HostPool.Return(host);
        else
            await host.DisposeAsync();
    }
}
