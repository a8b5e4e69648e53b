using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Tests.Delivery;

/// <summary>The background worker as the product registers it, with the default transport.</summary>
public sealed class WorkerTests
{
    [Fact]
    public async Task It_sends_soon_after_a_commit_and_stops_when_asked()
    {
        await using var post = await Post.OpenAsync(DatabaseKind.Sqlite);
        var data = Directory.CreateTempSubdirectory("replyflow-data-").FullName;
        // Polling every hour: only the signal of the committed transaction can wake it within this test.
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Outbox:PollSeconds", "3600"), new("Mail:From", "office@water.example")]).Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(post.Time)
            .AddReplyFlowDatabase(post.Address).AddOutboxWorker(configuration, data).BuildServiceProvider();
        var worker = Assert.IsType<OutboxWorker>(Assert.Single(services.GetServices<IHostedService>()));
        await worker.StartAsync(TestContext.Current.CancellationToken);
        var message = post.NewMessage();
        await using (var scope = services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<UnitRunner>().RunAsync(null, unit =>
            {
                unit.Db.Add(message);
                return Task.CompletedTask;
            }, TestContext.Current.CancellationToken);
        for (var until = DateTime.UtcNow.AddSeconds(60); (await post.ReadAsync(message.Id)).Status != MessageStatus.Sent; await Task.Delay(20))
            Assert.True(DateTime.UtcNow < until, "waited in vain");
        await worker.StopAsync(TestContext.Current.CancellationToken);
        Assert.True(worker.ExecuteTask!.IsCompletedSuccessfully);
        Assert.True(File.Exists(Path.Combine(data, "mail", FolderTransport.FileName(message.MessageIdAt(Post.Domain)))));
        Directory.Delete(data, recursive: true);
    }
}
