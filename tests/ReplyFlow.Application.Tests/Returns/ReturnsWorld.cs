using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Returns;
using ReplyFlow.Application.Tests.Delivery;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Testing;

namespace ReplyFlow.Application.Tests.Returns;

/// <summary>One issued letter that was sent to several deputies, and the services that read what comes back.</summary>
internal sealed class ReturnsWorld : IAsyncDisposable
{
    private readonly Post _post;
    private readonly List<ServiceProvider> _processes = [];

    private ReturnsWorld(Post post, IReadOnlyList<OutboxMessage> messages) => (_post, Messages) = (post, messages);

    /// <summary>One to each deputy.</summary>
    public IReadOnlyList<OutboxMessage> Messages { get; }

    public ManualTimeProvider Time => _post.Time;

    public static async Task<ReturnsWorld> CreateAsync(DatabaseKind kind, int deputies)
    {
        var post = await Post.OpenAsync(kind);
        var messages = new List<OutboxMessage>();
        await using (var db = post.Address.Open())
        {
            for (var i = 0; i < deputies; i++)
            {
                var deputy = new Deputy { Name = $"示例{i}", Email = $"shili{i}@deputies.invalid", Phone = "029-0000000" };
                var message = Message(post, deputy);
                db.AddRange(deputy, message);
                messages.Add(message);
            }
            await db.SaveChangesAsync();
        }
        await post.SendDueAsync(new ScriptedTransport());
        return new ReturnsWorld(post, messages);
    }

    /// <summary>The services of one process with these settings of section Returns.</summary>
    public ServiceProvider Process(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.Select(s => KeyValuePair.Create($"Returns:{s.Name}", (string?)s.Value))).Build();
        var process = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_post.Time).AddReplyFlowDatabase(_post.Address)
            .AddDelivery(configuration, Path.GetTempPath()).AddReturnsWorkers().BuildServiceProvider();
        _processes.Add(process);
        return process;
    }

    /// <summary>Starts a process of its own that reads a folder until its input closes (ReplyFlow.Testing.Node).</summary>
    public System.Diagnostics.Process StartReading(string folder)
    {
        var address = _post.Address.FilePath is { } path ? $"sqlite:{path}" : _post.Address.ConnectionString;
        var node = Path.Combine(AppContext.BaseDirectory, "ReplyFlow.Testing.Node.dll");
        return System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet", [node, "returns", address, folder]) { RedirectStandardInput = true })!;
    }

    /// <summary>One of the samples about a message.</summary>
    public byte[] Mail(string sample, int deputy) =>
        ReturnSamples.Of(sample, $"{Messages[deputy].Id:N}@{Post.Domain}", Messages[deputy].Address);

    /// <summary>Where the letter stands with each deputy.</summary>
    public async Task<IReadOnlyList<DeliveryRung>> RungsAsync()
    {
        await using var db = _post.Address.Open();
        var evidence = await db.DeliveryEvidence.AsNoTracking().OrderBy(e => e.Id).ToListAsync();
        return [.. Messages.Select(m => new DeliveryLadder
        {
            Status = MessageStatus.Sent,
            Evidence = [.. evidence.Where(e => e.MessageId == m.Id)],
            OpenedAt = evidence.Find(e => e.MessageId == m.Id && e.Kind == EvidenceKind.Displayed)?.At,
        }.Rung)];
    }

    public async Task<List<string>> ItemsAsync() => [.. (await _post.ItemsAsync()).Select(i => i.Title)];

    public async Task<int> EvidenceAsync()
    {
        await using var db = _post.Address.Open();
        return await db.DeliveryEvidence.CountAsync();
    }

    /// <summary>How the places of a process are, as the administrator reads it.</summary>
    public async Task<IReadOnlyList<(string Name, ReturnsState? State)>> StatesAsync(ServiceProvider process)
    {
        await using var scope = process.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ReturnsQueries>().StatesAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
            await process.DisposeAsync();
        await _post.DisposeAsync();
    }

    private static OutboxMessage Message(Post post, Deputy deputy)
    {
        var like = post.NewMessage(deputy.Email, $"{deputy.Name}代表");
        return new OutboxMessage
        {
            CaseId = like.CaseId,
            BureauId = like.BureauId,
            LetterId = like.LetterId,
            RecipientKind = RecipientKind.Deputy,
            DeputyId = deputy.Id,
            RecipientName = like.RecipientName,
            Address = like.Address,
            Subject = like.Subject,
            Body = like.Body,
            NextAttemptAt = like.NextAttemptAt,
            CreatedAt = like.CreatedAt,
        };
    }
}
