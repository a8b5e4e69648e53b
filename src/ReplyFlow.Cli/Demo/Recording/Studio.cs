using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Setup;
using ReplyFlow.Cli.Demo.City;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Cli.Demo.Recording;

/// <summary>
/// Where cases are recorded: a database of its own with nothing but the city, in which the product handles one case; then it is as before.
/// </summary>
internal sealed class Studio : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replyflow-demo-");
    private readonly ServiceProvider _services;
    private readonly DemoClock _clock = new();
    private readonly DemoPost _post = new();
    private readonly CityRows _city;
    private readonly Dictionary<Guid, Actor> _actors = [];
    private IReadOnlyList<CityBureau> _bureaus = [];
    private IReadOnlyList<Deputy> _deputies = [];
    private long _lines;

    private Studio(CityRows city)
    {
        _city = city;
        _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_clock)
            .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider()).AddPersonalLinks(new PublicAddress("https://demo.invalid"))
            .AddReplyFlowDatabase(UsedAddress)
            .AddDelivery(new ConfigurationBuilder().Build(), _folder.FullName)
            .AddCaseHandling(new LetterRendererOptions(ProductFolders.Templates, []))
            .AddSingleton<IMailTransport>(_post).AddSingleton(new OutboxOptions { Lanes = 1 })
            .BuildServiceProvider();
    }

    private string Empty => Path.Combine(_folder.FullName, "empty.db");

    private string Used => Path.Combine(_folder.FullName, "used.db");

    private DatabaseAddress UsedAddress => DatabaseAddress.Sqlite(Used, durable: false);

    /// <summary>The renderer that letters of recordings were painted with, for those of copies.</summary>
    public LetterRenderer Renderer => _services.GetRequiredService<LetterRenderer>();

    /// <summary>Makes one.</summary>
    public static async Task<Studio> OpenAsync(CityRows city, CancellationToken ct)
    {
        var studio = new Studio(city);
        await studio.UsedAddress.MigrateAsync(ct);
        await using (var scope = studio._services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DefinitionFolder>().PublishAsync(ct);
            var db = scope.ServiceProvider.GetRequiredService<ReplyFlowDb>();
            (studio._bureaus, studio._deputies) = await city.AddMarkedAsync(db, ct);
            studio._lines = await db.Audit.MaxAsync(a => (long?)a.Seq, ct) ?? 0;
            foreach (var person in studio._bureaus.SelectMany(b => b.People).Concat([city.Liaison, city.Dispatcher]))
                studio._actors[person.User.Id] = (await scope.ServiceProvider.GetRequiredService<ActorQueries>().FindAsync(person.User.Id, null, ct))!;
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", ct);
        }
        studio.Swap(studio.Used, studio.Empty);
        return studio;
    }

    /// <summary>Has the product handle a case, and reads what it wrote.</summary>
    public async Task<RecordedCase> RecordAsync(Story story, CancellationToken ct)
    {
        Swap(Empty, Used);
        var cast = new Cast(_city, _bureaus, _deputies, _actors);
        await new Storyteller(_services, _clock, _post, cast, story).TellAsync(ct);
        await using var scope = _services.CreateAsyncScope();
        return await new CaseReader(scope.ServiceProvider.GetRequiredService<ReplyFlowDb>(), _bureaus, _deputies).ReadAsync(_lines, ct);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        UsedAddress.LetGo();
        _folder.Delete(recursive: true);
    }

    private void Swap(string from, string to)
    {
        UsedAddress.LetGo();
        foreach (var beside in new[] { "-wal", "-shm" })
            File.Delete(Used + beside);
        File.Copy(from, to, overwrite: true);
    }
}

/// <summary>Who takes part in recordings.</summary>
internal sealed record Cast(CityRows City, IReadOnlyList<CityBureau> Bureaus, IReadOnlyList<Deputy> Deputies, IReadOnlyDictionary<Guid, Actor> Actors)
{
    public Actor Liaison => Actors[City.Liaison.User.Id];

    public Actor Dispatcher => Actors[City.Dispatcher.User.Id];

    /// <summary>Who owes what a role of a bureau, or of one of its divisions, owes.</summary>
    public Actor Holder(Guid bureau, string role, Guid? division) => Actors[Bureaus.SelectMany(b => b.People).Concat([City.Liaison, City.Dispatcher])
        .First(p => p.User.BureauId == bureau && p.Role == role && (division is null || p.User.DivisionId == division)).User.Id];
}
