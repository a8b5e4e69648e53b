using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Attachments.Scanning;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Application.Messages.Returns;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Delivery;

/// <summary>A fresh database with one issued letter, a clock, and the delivery services as the product registers them.</summary>
internal sealed class Post : IAsyncDisposable
{
    public const string Domain = "water.example";

    private readonly TestDatabase _database;

    private Post(TestDatabase database, IssuedLetter letter)
    {
        _database = database;
        Letter = letter;
    }

    /// <summary>Begins on a working-day morning in Beijing.</summary>
    public ManualTimeProvider Time { get; } = new(new DateTimeOffset(2024, 4, 10, 1, 30, 0, TimeSpan.Zero));

    public IssuedLetter Letter { get; }

    public DatabaseAddress Address => _database.Address;

    /// <summary>Somebody of the sending bureau's office.</summary>
    public Actor Office => new(Guid.CreateVersion7(), "秦文", Letter.BureauId, "市水务局", BureauKind.Handling, null, new HashSet<string> { Roles.BureauOffice });

    public static async Task<Post> OpenAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        return new(database, await SampleRows.AddIssuedLetterAsync(db));
    }

    /// <summary>Services of one process.</summary>
    public ServiceProvider Process(IMailTransport transport, int maxAttempts = 12) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(Time)
        .AddReplyFlowDatabase(_database.Address)
        .AddUnits()
        .AddSingleton(transport)
        .AddSingleton(new MailOptions { From = $"office@{Domain}" })
        .AddSingleton(new OutboxOptions { MaxAttempts = maxAttempts })
        .AddSingleton<OutboxDispatcher>()
        .AddScoped<ResendMessage>()
        .AddSingleton<AttachmentLimits>().AddSingleton<VirusScanner, NoScanner>()
        .AddScoped<AttachmentIntake>()
        .AddScoped<MarkOffline>()
        .AddScoped<SettleAnswer>()
        .AddScoped<TellDeputy>()
        .AddScoped<RecordReturn>()
        .BuildServiceProvider();

    /// <summary>Sends what is due, as one process would.</summary>
    public async Task<int> SendDueAsync(IMailTransport transport, int maxAttempts = 12)
    {
        await using var process = Process(transport, maxAttempts);
        return await process.GetRequiredService<OutboxDispatcher>().RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A message as issuing writes it.</summary>
    public OutboxMessage NewMessage(string address = "yan@deputies.example", string name = "严明代表") => new()
    {
        CaseId = Letter.CaseId,
        BureauId = Letter.BureauId,
        LetterId = Letter.Id,
        RecipientKind = RecipientKind.Deputy,
        RecipientName = name,
        Address = address,
        Subject = "对市第九届人大二次会议第0017号建议的复函（临水函〔2024〕1号）",
        Body = "严明代表：\n\n现将复函发给您，请查阅附件。\n",
        AttachmentName = "临水函〔2024〕1号 对市第九届人大二次会议第0017号建议的复函.pdf",
        NextAttemptAt = Time.UtcNowMicroseconds(),
        CreatedAt = Time.UtcNowMicroseconds(),
    };

    public async Task<OutboxMessage> QueueAsync(string address = "yan@deputies.example", string name = "严明代表")
    {
        await using var db = _database.Open();
        var message = NewMessage(address, name);
        db.Add(message);
        await db.SaveChangesAsync();
        return message;
    }

    /// <summary>Queues one to a deputy of the directory.</summary>
    public async Task QueueToAsync(Deputy deputy)
    {
        await using var db = _database.Open();
        db.Add(deputy);
        var message = NewMessage();
        db.Add(message);
        db.Entry(message).Property(m => m.DeputyId).CurrentValue = deputy.Id;
        await db.SaveChangesAsync();
    }

    public async Task<OutboxMessage> ReadAsync(Guid id)
    {
        await using var db = _database.Open();
        return await db.Outbox.AsNoTracking().SingleAsync(m => m.Id == id);
    }

    /// <summary>The letter's 发文字号.</summary>
    public async Task<string> NumberAsync()
    {
        await using var db = _database.Open();
        return await db.Letters.Where(l => l.Id == Letter.Id).Select(l => l.DocumentNumber!.Text).SingleAsync();
    }

    public async Task<List<WorkItem>> ItemsAsync()
    {
        await using var db = _database.Open();
        return await db.WorkItems.AsNoTracking().OrderBy(w => w.OpenedAt).ToListAsync();
    }

    /// <summary>Kinds of the audit events about the case, in order, without the sample's own.</summary>
    public async Task<List<string>> AuditAsync()
    {
        await using var db = _database.Open();
        return await db.Audit.Where(a => a.CaseId == Letter.CaseId).OrderBy(a => a.Seq).Select(a => a.Kind).ToListAsync();
    }

    public async Task RunAsync<TCommand>(Func<TCommand, Task> run) where TCommand : notnull
    {
        await using var process = Process(new ScriptedTransport());
        await using var scope = process.CreateAsyncScope();
        await run(scope.ServiceProvider.GetRequiredService<TCommand>());
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
