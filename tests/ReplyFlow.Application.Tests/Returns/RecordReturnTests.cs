using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Administration;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Application.Messages.Returns;
using ReplyFlow.Application.Tests.Delivery;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Returns;

/// <summary>What follows from a mail that came back: evidence once, an item where somebody has to act, a mark on the address.</summary>
public sealed class RecordReturnTests
{
    private const string Address = "shili@deputies.invalid";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_message_that_comes_back_twice_makes_one_item_with_the_telephone_and_marks_the_address(DatabaseKind kind)
    {
        await using var post = await Post.OpenAsync(kind);
        var message = await SentAsync(post);
        Assert.True(await TakeAsync(post, message, "a report that it failed"));
        Assert.True(await TakeAsync(post, message, "a report that it failed"));
        Assert.True(await TakeAsync(post, message, "words that it failed"));
        var item = Assert.Single(await post.ItemsAsync());
        Assert.Equal(("电话告知代表", DeliveryItem.StepKind, WorkItemStatus.Open), (item.Title, item.Kind, item.Status));
        Assert.Contains("电话 029-0000000", item.SentWords);
        // Why, in plain words; the server's own stand in the evidence.
        Assert.EndsWith("的邮件被退回：对方服务器说没有这个邮箱。", item.SentWords, StringComparison.Ordinal);
        await using var db = post.Address.Open();
        Assert.Equal(2, await db.DeliveryEvidence.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(post.Time.GetUtcNow(), (await db.Deputies.SingleAsync(TestContext.Current.CancellationToken)).EmailDoubtedAt);
        Assert.Equal(["MessageSent", "MailReturned", "MailReturned"], await post.AuditAsync());
    }

    [Theory]
    [InlineData("a report that it is late")]
    [InlineData("out of office")]
    [InlineData("a read receipt")]
    public async Task What_needs_nobody_makes_no_item_and_is_kept(string name)
    {
        await using var post = await Post.OpenAsync(DatabaseKind.Sqlite);
        var message = await SentAsync(post);
        Assert.True(await TakeAsync(post, message, name));
        Assert.Empty(await post.ItemsAsync());
        await using var db = post.Address.Open();
        Assert.Equal(ReturnSamples.All[name].Kind, (await db.DeliveryEvidence.SingleAsync(TestContext.Current.CancellationToken)).Kind);
        Assert.Null((await db.Deputies.SingleAsync(TestContext.Current.CancellationToken)).EmailDoubtedAt);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_answer_in_words_is_the_office_s_to_read_and_no_feedback(DatabaseKind kind)
    {
        await using var post = await Post.OpenAsync(kind);
        var message = await SentAsync(post);
        Assert.True(await TakeAsync(post, message, "an answer in words"));
        Assert.True(await TakeAsync(post, message, "an answer in HTML"));
        var item = Assert.Single(await post.ItemsAsync());
        Assert.Equal("收件人来信，请处理", item.Title);
        await post.RunAsync<ResendMessage>(c => c.RunAsync(post.Office, message.Id, Address, null, false, default));
        Assert.Equal(WorkItemStatus.Open, Assert.Single(await post.ItemsAsync()).Status);
        await post.RunAsync<SettleAnswer>(c => c.RunAsync(post.Office, message.Id, item.Id, " 已电话回复。 ", default));
        item = Assert.Single(await post.ItemsAsync());
        Assert.Equal((WorkItemStatus.Decided, "Handled", "已电话回复。"), (item.Status, item.Outcome, item.Comment));
        await post.RunAsync<SettleAnswer>(c => Assert.ThrowsAsync<AlreadyClosedException>(() => c.RunAsync(post.Office, message.Id, item.Id, "", default)));
        await using var db = post.Address.Open();
        Assert.Empty(await db.Feedback.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_corrected_address_is_sent_to_at_once_and_the_change_is_evidence()
    {
        await using var post = await Post.OpenAsync(DatabaseKind.Sqlite);
        var message = await SentAsync(post);
        await TakeAsync(post, message, "a report that it failed");
        var item = Assert.Single(await post.ItemsAsync());
        post.Time.Advance(TimeSpan.FromMinutes(1));
        await post.RunAsync<ResendMessage>(c => c.RunAsync(post.Office, message.Id, "neu@deputies.invalid", item.Id, rememberAddress: true, default));
        Assert.Equal(1, await post.SendDueAsync(new ScriptedTransport()));
        await using var db = post.Address.Open();
        var deputy = await db.Deputies.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("neu@deputies.invalid", null), (deputy.Email, deputy.EmailDoubtedAt));
        var change = await db.DeliveryEvidence.SingleAsync(e => e.Kind == EvidenceKind.AddressChanged, TestContext.Current.CancellationToken);
        Assert.Equal(("秦文", Address, "neu@deputies.invalid"), (change.By, change.Words, change.Address));
        Assert.NotEqual(message.Id, change.MessageId);
        Assert.True(await TakeAsync(post, message, "words that it failed"));
        Assert.Equal(WorkItemStatus.Decided, Assert.Single(await post.ItemsAsync()).Status);
    }

    [Fact]
    public async Task What_brings_one_deputy_the_same_letter_makes_one_item_and_it_ends_with_any_of_them()
    {
        await using var post = await Post.OpenAsync(DatabaseKind.Sqlite);
        var first = await SentAsync(post);
        var again = await AgainAsync(post, first, first.LetterId, Address);
        await TakeAsync(post, again, "a report that it failed");
        await TakeAsync(post, first, "words that it failed");
        Assert.Equal(WorkItemStatus.Open, Assert.Single(await post.ItemsAsync()).Status);
        await post.RunAsync<ResendMessage>(c => c.RunAsync(post.Office, first.Id, Address, null, rememberAddress: false, isConfirmed: true, default));
        Assert.Equal("Resend", Assert.Single(await post.ItemsAsync()).Outcome);
    }

    [Fact]
    public async Task An_address_filled_in_for_one_letter_sends_the_deputy_s_others_too()
    {
        await using var post = await Post.OpenAsync(DatabaseKind.Sqlite);
        var letter = await SentAsync(post, "");
        var other = await AgainAsync(post, letter, null, "");
        Assert.Equal(2, (await post.ItemsAsync()).Count);
        await post.RunAsync<ResendMessage>(c => c.RunAsync(post.Office, letter.Id, "neu@deputies.invalid", null, rememberAddress: true, default));
        Assert.Equal((MessageStatus.Queued, "neu@deputies.invalid"), ((await post.ReadAsync(other.Id)).Status, (await post.ReadAsync(other.Id)).Address));
        Assert.DoesNotContain(await post.ItemsAsync(), i => i.Status == WorkItemStatus.Open);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_call_is_evidence_with_day_name_and_words_ends_the_item_and_delivers_nothing(DatabaseKind kind)
    {
        await using var post = await Post.OpenAsync(kind);
        var message = await SentAsync(post);
        await TakeAsync(post, message, "a report that it failed");
        var item = Assert.Single(await post.ItemsAsync());
        var good = new Told(new DateOnly(2024, 4, 10), "秦文", " 本人接听，改日来取。 ");
        await post.RunAsync<TellDeputy>(async c =>
        {
            foreach (var bad in new[] { good with { On = null }, good with { On = new(2024, 4, 11) }, good with { On = new(2024, 4, 9) }, good with { By = " " }, good with { Note = "" } })
                Assert.Single((await Assert.ThrowsAsync<InvalidInputException>(() => c.RunAsync(post.Office, message.Id, bad, item.Id, default))).Errors);
            await c.RunAsync(post.Office, message.Id, good, item.Id, default);
            await Assert.ThrowsAsync<AlreadyClosedException>(() => c.RunAsync(post.Office, message.Id, good, item.Id, default));
        });
        var items = await post.ItemsAsync();
        item = Assert.Single(items, i => i.Id == item.Id);
        Assert.Equal(("Told", "2024年4月10日电话告知，经办：秦文。本人接听，改日来取。"), (item.Outcome, item.Comment));
        // A call brings no letter: that is owed on, and a second call does not end it.
        var owed = Assert.Single(items, i => i.Id != item.Id);
        Assert.Equal((WorkItemStatus.Open, "已电话告知，公文待送到"), (owed.Status, owed.Title));
        Assert.DoesNotContain(owed.ReadOutcomes(), o => o.Name == "Told");
        Assert.NotNull(owed.Due.On);
        await post.RunAsync<TellDeputy>(c => c.RunAsync(post.Office, message.Id, good, owed.Id, default));
        Assert.Equal(owed.Id, Assert.Single(await post.ItemsAsync(), i => i.Status == WorkItemStatus.Open).Id);
        await using var db = post.Address.Open();
        var evidence = await db.DeliveryEvidence.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(EvidenceKind.Told, evidence[^1].Kind);
        Assert.Equal(DeliveryRung.AddressWrong, new DeliveryLadder { Status = MessageStatus.Sent, Evidence = evidence }.Rung);
        Assert.Equal("DeputyTold", (await post.AuditAsync())[^1]);
        Assert.Empty(await EvidenceVerification.RunAsync(db, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Sending_to_the_same_address_again_takes_its_mark_away()
    {
        await using var post = await Post.OpenAsync(DatabaseKind.Sqlite);
        var message = await SentAsync(post);
        await TakeAsync(post, message, "a report that the box is full");
        var item = Assert.Single(await post.ItemsAsync());
        await post.RunAsync<ResendMessage>(c => c.RunAsync(post.Office, message.Id, Address, item.Id, rememberAddress: true, default));
        await using var db = post.Address.Open();
        Assert.Null((await db.Deputies.SingleAsync(TestContext.Current.CancellationToken)).EmailDoubtedAt);
        Assert.DoesNotContain(await db.DeliveryEvidence.ToListAsync(TestContext.Current.CancellationToken), e => e.Kind == EvidenceKind.AddressChanged);
    }

    [Fact]
    public async Task What_a_server_knew_no_address_for_goes_there_again_only_where_the_deputy_says_it_is_right()
    {
        await using var post = await Post.OpenAsync(DatabaseKind.Sqlite);
        var message = await SentAsync(post);
        await TakeAsync(post, message, "a report that it failed");
        var item = Assert.Single(await post.ItemsAsync());
        await post.RunAsync<ResendMessage>(c => Assert.ThrowsAsync<InvalidInputException>(
            () => c.RunAsync(post.Office, message.Id, Address, null, rememberAddress: true, default)));
        await using var db = post.Address.Open();
        Assert.NotNull((await db.Deputies.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken)).EmailDoubtedAt);
        Assert.Equal(WorkItemStatus.Open, Assert.Single(await post.ItemsAsync()).Status);
        await post.RunAsync<ResendMessage>(c => c.RunAsync(post.Office, message.Id, Address, item.Id, rememberAddress: true, isConfirmed: true, default));
        Assert.Null((await db.Deputies.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken)).EmailDoubtedAt);
        item = Assert.Single(await post.ItemsAsync());
        Assert.Equal((WorkItemStatus.Decided, "已同代表核实，邮箱没有错"), (item.Status, item.Comment));
    }

    [Fact]
    public async Task Nor_does_it_go_there_by_way_of_another_address_or_in_other_letters()
    {
        await using var post = await Post.OpenAsync(DatabaseKind.Sqlite);
        var message = await SentAsync(post);
        await TakeAsync(post, message, "a report that it failed");
        await RefusedAsync(message.Id, Address.ToUpperInvariant());
        var other = await ResendAsync(message.Id, "neu@deputies.invalid");
        await RefusedAsync(other, Address);
        await ResendAsync(other, Address, isConfirmed: true);

        Task RefusedAsync(Guid id, string address) => Assert.ThrowsAsync<InvalidInputException>(() => ResendAsync(id, address));

        async Task<Guid> ResendAsync(Guid id, string address, bool isConfirmed = false)
        {
            var queued = Guid.Empty;
            await post.RunAsync<ResendMessage>(async c => queued = await c.RunAsync(post.Office, id, address, null, rememberAddress: true, isConfirmed, default));
            return queued;
        }
    }

    [Fact]
    public async Task What_is_owed_after_a_call_goes_to_the_same_address_on_the_deputy_s_word()
    {
        await using var post = await Post.OpenAsync(DatabaseKind.Sqlite);
        var message = await SentAsync(post);
        await TakeAsync(post, message, "a report that it failed");
        var item = Assert.Single(await post.ItemsAsync());
        await post.RunAsync<TellDeputy>(c => c.RunAsync(post.Office, message.Id, new(new DateOnly(2024, 4, 10), "秦文", "代表说邮箱没有错。"), item.Id, default));
        var owed = Assert.Single(await post.ItemsAsync(), i => i.Status == WorkItemStatus.Open);
        await post.RunAsync<ResendMessage>(async c =>
        {
            await Assert.ThrowsAsync<InvalidInputException>(() => c.RunAsync(post.Office, message.Id, Address, owed.Id, rememberAddress: true, default));
            await c.RunAsync(post.Office, message.Id, Address, owed.Id, rememberAddress: true, isConfirmed: true, default);
        });
        Assert.DoesNotContain(await post.ItemsAsync(), i => i.Status == WorkItemStatus.Open);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Handing_it_over_after_it_came_back_is_evidence_with_day_and_name(DatabaseKind kind)
    {
        await using var post = await Post.OpenAsync(kind);
        var message = await SentAsync(post);
        await TakeAsync(post, message, "a report that it failed");
        var item = Assert.Single(await post.ItemsAsync());
        var good = new Brought(ByPost: true, new DateOnly(2024, 4, 10), "秦文", "EX000示例", "挂号");
        await post.RunAsync<MarkOffline>(async c =>
        {
            foreach (var bad in new[] { good with { On = null }, good with { On = new(2024, 4, 11) }, good with { On = new(2024, 4, 9) }, good with { By = " " } })
                Assert.Single((await Assert.ThrowsAsync<InvalidInputException>(() => c.RunAsync(post.Office, message.Id, bad, [], item.Id, default))).Errors);
            await c.RunAsync(post.Office, message.Id, good, [], item.Id, default);
        });
        await using var db = post.Address.Open();
        var evidence = await db.DeliveryEvidence.SingleAsync(e => e.Kind == EvidenceKind.Posted, TestContext.Current.CancellationToken);
        Assert.Equal((new DateOnly(2024, 4, 10), "秦文", "EX000示例", "挂号"), (evidence.On, evidence.By, evidence.TrackingNumber, evidence.Words));
        Assert.Equal(MessageStatus.Sent, (await post.ReadAsync(message.Id)).Status);
        Assert.Equal("Offline", Assert.Single(await post.ItemsAsync()).Outcome);
    }

    [Fact]
    public async Task A_mail_about_nothing_of_ours_is_not_kept()
    {
        await using var post = await Post.OpenAsync(DatabaseKind.Sqlite);
        await SentAsync(post);
        Assert.False(await TakeAsync(post, post.NewMessage(), "a report that it failed"));
        await using var db = post.Address.Open();
        Assert.Empty(await db.DeliveryEvidence.ToListAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Another message to the deputy: about the letter again, or a mail of its own.</summary>
    private static async Task<OutboxMessage> AgainAsync(Post post, OutboxMessage first, Guid? letter, string address)
    {
        await using var db = post.Address.Open();
        var message = new OutboxMessage
        {
            CaseId = first.CaseId,
            BureauId = first.BureauId,
            LetterId = letter,
            RecipientKind = RecipientKind.Deputy,
            DeputyId = first.DeputyId,
            RecipientName = first.RecipientName,
            Address = address,
            Subject = first.Subject,
            Body = first.Body,
            NextAttemptAt = first.NextAttemptAt,
            CreatedAt = first.CreatedAt,
        };
        db.Add(message);
        await db.SaveChangesAsync();
        await post.SendDueAsync(new ScriptedTransport());
        return message;
    }

    private static async Task<OutboxMessage> SentAsync(Post post, string address = Address)
    {
        await using var db = post.Address.Open();
        var deputy = new Deputy { Name = "钱示例", Email = address, Phone = "029-0000000" };
        var like = post.NewMessage(address, "钱示例代表");
        var message = new OutboxMessage
        {
            CaseId = like.CaseId,
            BureauId = like.BureauId,
            LetterId = like.LetterId,
            RecipientKind = RecipientKind.Deputy,
            DeputyId = deputy.Id,
            RecipientName = like.RecipientName,
            Address = address,
            Subject = like.Subject,
            Body = like.Body,
            NextAttemptAt = like.NextAttemptAt,
            CreatedAt = like.CreatedAt,
        };
        db.AddRange(deputy, message);
        await db.SaveChangesAsync();
        await post.SendDueAsync(new ScriptedTransport());
        return message;
    }

    private static async Task<bool> TakeAsync(Post post, OutboxMessage message, string name)
    {
        var taken = false;
        await post.RunAsync<RecordReturn>(async c =>
            taken = await c.RunAsync(ReturnReader.Read(ReturnSamples.Of(name, $"{message.Id:N}@{Post.Domain}", Address))!, default));
        return taken;
    }
}
