using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Setup;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing;
using ReplyFlow.Testing.Data;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Tests.App;

/// <summary>The running product on a database of its own; one serves many tests one after another (see <see cref="HostPool"/>).</summary>
internal sealed class TestHost(TestDatabase database, Action<IServiceCollection>? more = null, (string Name, string Value)? setting = null) : WebApplicationFactory<Program>, ISetUpNotice
{
    /// <summary>As the product leaves a database after its first start, without any account.</summary>
    private static readonly DatabaseTemplate Prepared = new(PrepareAsync);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replyflow-web-");
    private DefinitionCache _definitions = new();
    private LetterRenderer? _press;

    /// <summary>When a test begins; a Monday morning in Beijing.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    public ManualTimeProvider Clock { get; } = new(Start);

    public TestDatabase Database { get; } = database;

    public string? SetUpCode { get; private set; }

    /// <summary>Makes it as it was before any test: the database, the clock, the data folder but its keys, and what the product keeps in memory of the database.</summary>
    public async Task ResetAsync()
    {
        Database.Replace(await Prepared.PathAsync());
        Clock.Now = Start;
        (_definitions, _press) = (new(), null);
        foreach (var file in _folder.EnumerateFiles())
            file.Delete();
        foreach (var folder in _folder.EnumerateDirectories().Where(d => d.Name != "keys"))
            folder.Delete(recursive: true);
    }

    /// <inheritdoc />
    public void Show(string code) => SetUpCode = code;

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ReplyFlow:DataFolder", _folder.FullName);
        builder.UseSetting("ReplyFlow:Database:Provider", Database.Address.Kind.ToString());
        builder.UseSetting("ReplyFlow:Database:ConnectionString", Database.Address.FilePath ?? Database.Address.ConnectionString);
        builder.UseSetting("ReplyFlow:Workers", "false");
        if (setting is var (name, value))
            builder.UseSetting(name, value);
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        builder.ConfigureTestServices(services =>
        {
            services.Configure<PasswordHasherOptions>(o => o.IterationCount = TestApp.QuickHashing.IterationCount);
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.Replace(ServiceDescriptor.Singleton<ISetUpNotice>(this));
            // The same database, but thrown away afterwards: its commits need not wait for the disk.
            services.Replace(ServiceDescriptor.Singleton(Database.Address));
            services.ConfigureDbContext<SqliteDb>(Database.Address.Configure);
            // What is kept in memory by name and version belongs to one test's database.
            services.Replace(ServiceDescriptor.Scoped(_ => _definitions));
            services.Replace(ServiceDescriptor.Scoped(s => _press ??= new LetterRenderer(s.GetRequiredService<LetterRendererOptions>())));
            more?.Invoke(services);
        });
    }

    private static async Task PrepareAsync(DatabaseAddress address)
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new ManualTimeProvider(Start))
            .AddReplyFlowData(new ReplyFlowSettings { Database = { ConnectionString = address.FilePath! } }).BuildServiceProvider();
        await services.PrepareDatabaseAsync(default);
    }
}
