using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Delivery;

/// <summary>What the office does about a message that did not arrive.</summary>
public sealed class OfficeTests
{
    private static readonly MailResult Gone = MailResult.Permanent("服务器拒收（550）：5.1.1 no such user");

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_corrected_address_is_sent_to_and_closes_the_item(DatabaseKind kind)
    {
        await using var post = await Post.OpenAsync(kind);
        var message = await post.QueueAsync("yna@deputies.example");
        await AddDeputyAsync(post, "严明", "yna@deputies.example");
        await post.SendDueAsync(ScriptedTransport.Answering(Gone));
        var item = Assert.Single(await post.ItemsAsync());
        await post.RunAsync<ResendMessage>(c => c.RunAsync(post.Office, message.Id, " yan@deputies.example ", item.Id, rememberAddress: true, default));
        var transport = new ScriptedTransport();
        Assert.Equal(1, await post.SendDueAsync(transport));
        Assert.Equal("yan@deputies.example", Assert.Single(transport.Sent).ToAddress);
        item = Assert.Single(await post.ItemsAsync());
        Assert.Equal((WorkItemStatus.Decided, "Resend", "更正地址并重发", "秦文"), (item.Status, item.Outcome, item.OutcomeLabel, item.DecidedByName));
        Assert.Equal(["MessageParked", "WorkItemDecided", "DeputyAddressCorrected", "MessageRequeued", "MessageSent"], await post.AuditAsync());
        await using var db = post.Address.Open();
        Assert.Equal("yan@deputies.example", (await db.Deputies.SingleAsync(TestContext.Current.CancellationToken)).Email);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Handing_it_over_on_paper_needs_a_reason_and_ends_the_matter(DatabaseKind kind)
    {
        await using var post = await Post.OpenAsync(kind);
        var message = await post.QueueAsync("");
        await post.SendDueAsync(new ScriptedTransport());
        var item = Assert.Single(await post.ItemsAsync());
        await post.RunAsync<MarkOffline>(async c =>
        {
            var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => c.RunAsync(post.Office, message.Id, "  ", item.Id, default));
            Assert.Equal("Reason", Assert.Single(refusal.Errors).Field);
            await c.RunAsync(post.Office, message.Id, "4月10日当面送达", item.Id, default);
        });
        Assert.Equal(MessageStatus.Offline, (await post.ReadAsync(message.Id)).Status);
        item = Assert.Single(await post.ItemsAsync());
        Assert.Equal((WorkItemStatus.Decided, "Offline", "4月10日当面送达"), (item.Status, item.Outcome, item.Comment));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Of_two_tabs_the_second_is_told_who_decided(DatabaseKind kind)
    {
        await using var post = await Post.OpenAsync(kind);
        var message = await post.QueueAsync("gone@deputies.example");
        await post.SendDueAsync(ScriptedTransport.Answering(Gone));
        var item = Assert.Single(await post.ItemsAsync());
        var tabs = Enumerable.Range(0, 2).Select(i => post.RunAsync<IServiceProvider>(async services => await (i == 0
            ? services.GetRequiredService<MarkOffline>().RunAsync(post.Office, message.Id, "已送达", item.Id, default)
            : services.GetRequiredService<ResendMessage>().RunAsync(post.Office, message.Id, "a@b.example", item.Id, false, default)))).ToList();
        var outcomes = await Task.WhenAll(tabs.Select(async t => await Record.ExceptionAsync(() => t)));
        var refused = Assert.IsType<AlreadyClosedException>(Assert.Single(outcomes, e => e is not null));
        Assert.Contains("秦文", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await post.AuditAsync()).Count(k => k == "WorkItemDecided"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_message_already_accepted_is_sent_again_as_a_new_one(DatabaseKind kind)
    {
        await using var post = await Post.OpenAsync(kind);
        var message = await post.QueueAsync();
        var transport = new ScriptedTransport();
        await post.SendDueAsync(transport);
        await post.RunAsync<ResendMessage>(c => c.RunAsync(post.Office, message.Id, message.Address, null, false, default));
        await post.SendDueAsync(transport);
        Assert.Equal(2, transport.Sent.Select(m => m.MessageId).Distinct().Count());
        Assert.Equal(transport.Sent[0] with { MessageId = "", Attachment = null }, transport.Sent[1] with { MessageId = "", Attachment = null });
        Assert.Equal(transport.Sent[0].Attachment!.Content, transport.Sent[1].Attachment!.Content);
        Assert.Equal(MessageStatus.Sent, (await post.ReadAsync(message.Id)).Status);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task While_it_is_being_sent_nobody_decides_about_it(DatabaseKind kind)
    {
        await using var post = await Post.OpenAsync(kind);
        var message = await post.QueueAsync();
        var transport = new ScriptedTransport(async _ =>
        {
            await post.RunAsync<MarkOffline>(c => Assert.ThrowsAsync<InvalidInputException>(() => c.RunAsync(post.Office, message.Id, "已送达", null, default)));
            await post.RunAsync<ResendMessage>(c => Assert.ThrowsAsync<InvalidInputException>(() => c.RunAsync(post.Office, message.Id, "a@b.example", null, false, default)));
            return MailResult.Accepted("250 ok");
        });
        await post.SendDueAsync(transport);
        Assert.Equal(MessageStatus.Sent, (await post.ReadAsync(message.Id)).Status);
    }

    [Fact]
    public async Task Only_the_sending_bureaus_office_may()
    {
        await using var post = await Post.OpenAsync(DatabaseKind.Sqlite);
        var id = (await post.QueueAsync()).Id;
        var stranger = post.Office with { BureauId = Guid.CreateVersion7() };
        await post.RunAsync<ResendMessage>(c => Assert.ThrowsAsync<NotFoundException>(() => c.RunAsync(stranger, id, "a@b.example", null, false, default)));
        await post.RunAsync<MarkOffline>(c => Assert.ThrowsAsync<NotFoundException>(() => c.RunAsync(stranger, id, "已送达", null, default)));
        foreach (var role in Roles.All.Where(r => r != Roles.BureauOffice))
        {
            var other = post.Office with { Roles = new HashSet<string> { role } };
            await post.RunAsync<ResendMessage>(c => Assert.ThrowsAsync<NotAllowedException>(() => c.RunAsync(other, id, "a@b.example", null, false, default)));
            await post.RunAsync<MarkOffline>(c => Assert.ThrowsAsync<NotAllowedException>(() => c.RunAsync(other, id, "已送达", null, default)));
        }
        Assert.Empty(await post.AuditAsync());
    }

    [Fact]
    public async Task An_unusable_new_address_is_refused_and_nothing_changes()
    {
        await using var post = await Post.OpenAsync(DatabaseKind.Sqlite);
        var id = (await post.QueueAsync()).Id;
        await post.RunAsync<ResendMessage>(c => Assert.ThrowsAsync<InvalidInputException>(() => c.RunAsync(post.Office, id, "yan at deputies", null, false, default)));
        Assert.Equal("yan@deputies.example", (await post.ReadAsync(id)).Address);
        Assert.Empty(await post.AuditAsync());
    }

    private static async Task AddDeputyAsync(Post post, string name, string email)
    {
        await using var db = post.Address.Open();
        var deputy = new Deputy { Name = name, Email = email };
        var suggestion = await db.Suggestions.SingleAsync();
        db.AddRange(deputy, new SuggestionDeputy { SuggestionId = suggestion.Id, DeputyId = deputy.Id });
        await db.SaveChangesAsync();
    }
}
