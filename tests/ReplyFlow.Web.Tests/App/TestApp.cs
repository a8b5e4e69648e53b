using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing;
using ReplyFlow.Testing.Data;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Tests.App;

/// <summary>The product on a database of its own, with a clock that tests move. Empty unless people are added.</summary>
public sealed class TestApp : WebApplicationFactory<Program>, ISetUpNotice
{
    /// <summary>The real hashing with few rounds: the tests sign in some thousand times.</summary>
    public static PasswordHasherOptions QuickHashing { get; } = new() { IterationCount = 1_000 };

    private readonly TestDatabase _database;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replyflow-web-");

    private TestApp(TestDatabase database) => _database = database;

    /// <summary>The clock of the product; a Monday morning in Beijing.</summary>
    public ManualTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));

    /// <summary>The set-up code as the console showed it; null when none was shown.</summary>
    public string? SetUpCode { get; private set; }

    /// <summary>The invented people; null in an empty installation.</summary>
    public TestPeople? People { get; private set; }

    /// <summary>Starts an installation without any account.</summary>
    public static async Task<TestApp> StartEmptyAsync(DatabaseKind kind = DatabaseKind.Sqlite) => new(await TestDatabase.CreateAsync(kind));

    /// <summary>Starts an installation with one person a role (see <see cref="TestPeople"/>).</summary>
    public static async Task<TestApp> StartAsync(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var app = new TestApp(await TestDatabase.CreateAsync(kind));
        await using var db = app.OpenDatabase();
        app.People = await TestPeople.CreateAsync(db);
        return app;
    }

    /// <summary>Opens the database; the caller disposes it.</summary>
    public ReplyFlowDb OpenDatabase() => _database.Open();

    /// <summary>A browser that nobody has signed in with yet.</summary>
    public Browser Browser() => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true }));

    /// <summary>A browser in which somebody is signed in.</summary>
    public async Task<Browser> SignInAsync(string userName, string password = TestPeople.Password)
    {
        var browser = Browser();
        await browser.SignInAsync(userName, password);
        return browser;
    }

    /// <inheritdoc />
    public void Show(string code) => SetUpCode = code;

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ReplyFlow:DataFolder", _folder.FullName);
        builder.UseSetting("ReplyFlow:Database:Provider", _database.Address.Kind.ToString());
        builder.UseSetting("ReplyFlow:Database:ConnectionString", _database.Address.FilePath ?? _database.Address.ConnectionString);
        builder.UseSetting("ReplyFlow:Workers", "false");
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        builder.ConfigureTestServices(services =>
        {
            services.Configure<PasswordHasherOptions>(o => o.IterationCount = QuickHashing.IterationCount);
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.Replace(ServiceDescriptor.Singleton<ISetUpNotice>(this));
        });
    }
}
