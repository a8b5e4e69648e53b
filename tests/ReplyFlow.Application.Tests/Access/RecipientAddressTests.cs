using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Application.Tests.Delivery;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Access;

/// <summary>
/// Where a letter went is for the bureau that sent it. The register of deputies cannot tell which addresses to hide: it holds the
/// newest only, and a letter may go to one that it never held.
/// </summary>
public sealed class RecipientAddressTests
{
    private const string Registered = "zhu.registered@demo.invalid";
    private const string Private = "zhu.private@demo.invalid";
    private const string Corrected = "zhu.corrected@demo.invalid";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nobody_outside_the_bureau_reads_it_in_the_history_at_a_step_or_beside_the_letter(bool secret)
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.Register(World.Suggestion(secret: secret, deputies: [new ProposerInput("祝示例", "东湖区代表团", Registered)]));
        await world.WalkTo(id, "feedback", secret ? "不予公开" : "主动公开");
        await SendAsync(world);
        await ResendAsync(world, id, Private, remember: false);
        await SendAsync(world);
        await ResendAsync(world, id, Corrected, remember: true);
        await SendAsync(world);

        var inside = string.Join('\n', await world.HistoryAsync("drafter", id));
        Assert.All([Registered, Private, Corrected], a => Assert.Contains($"550 <{a}>", inside, StringComparison.Ordinal));
        var outside = string.Join('\n', (await world.HistoryAsync("dispatcher", id)).Concat(await ShownAsync(world, id)));
        Assert.DoesNotContain("@demo.invalid", outside, StringComparison.Ordinal);
        Assert.Contains("重发给", outside, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_registration_changed_of_a_deputys_address_is_told_to_the_liaison_body_and_not_outside()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        ProposerInput With(string email) => new("祝示例", "东湖区代表团", email);
        await world.Register(World.Suggestion("0391", deputies: With(Registered)));
        var id = await world.Register(World.Suggestion(secret: true, deputies: With(Corrected)));
        Assert.Contains(await world.HistoryAsync("liaison", id), s => s.Contains($"由 {Registered} 改为 {Corrected}", StringComparison.Ordinal));
        var outside = await world.HistoryAsync("dispatcher", id);
        Assert.Contains($"登记{World.Session}第0390号建议《关于示例事项第0390项的建议》", outside);
        Assert.DoesNotContain(outside, s => s.Contains('@', StringComparison.Ordinal) || s.Contains("东湖区", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_deputy_whose_name_was_corrected_stays_hidden_under_the_earlier_one()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.Register(World.Suggestion(secret: true, deputies: [new ProposerInput("祝示例", "东湖区代表团", Registered)]));
        await world.WalkTo(id, "feedback", "不予公开");
        await using (var db = world.Open())
            await db.Deputies.Where(d => d.Name == "祝示例").ExecuteUpdateAsync(s => s.SetProperty(d => d.Name, "祝范例"), TestContext.Current.CancellationToken);
        Assert.Contains(await world.HistoryAsync("drafter", id), s => s.Contains("祝示例代表", StringComparison.Ordinal));
        Assert.DoesNotContain(await world.HistoryAsync("dispatcher", id), s => s.Contains("祝示例", StringComparison.Ordinal));
    }

    /// <summary>What else the dispatcher's pages of the case have: the words of its steps, how its letters were delivered.</summary>
    private static async Task<IReadOnlyList<string>> ShownAsync(World world, Guid caseId)
    {
        var dispatcher = await world.Actor("dispatcher");
        return await world.InScope(async s =>
        {
            var cases = s.GetRequiredService<CaseQueries>();
            var items = await cases.ItemsAsync(dispatcher, await cases.HeadAsync(dispatcher, caseId, default), default);
            var letter = await s.GetRequiredService<Data.ReplyFlowDb>().Letters.Where(l => l.CaseId == caseId).Select(l => l.Id).SingleAsync();
            var delivered = await s.GetRequiredService<DeliveryQueries>().ForLetterAsync(dispatcher, letter, default);
            return items.Select(i => i.Comment).Concat(delivered.Select(d => $"{d.Address} {d.LastError}")).ToList();
        });
    }

    private static async Task ResendAsync(World world, Guid caseId, string address, bool remember)
    {
        var office = await world.Actor("office");
        await using var db = world.Open();
        var item = await db.WorkItems.SingleAsync(w => w.CaseId == caseId && w.MessageId != null && w.Status == WorkItemStatus.Open
            && db.Outbox.Any(m => m.Id == w.MessageId && m.RecipientKind == RecipientKind.Deputy), TestContext.Current.CancellationToken);
        await world.InScope(s => new ResendMessage(s.GetRequiredService<UnitRunner>())
            .RunAsync(office, item.MessageId!.Value, address, item.Id, remember, default));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Verify_misses_nobody_where_a_deputy_whom_no_mail_reaches_was_called(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("feedback");
        await SendAsync(world);
        Assert.Empty(await world.Verify());
        await using var db = world.Open();
        var about = await (
            from w in db.WorkItems
            where w.CaseId == id && w.Step == DeliveryItem.StepKind
            join m in db.Outbox on w.MessageId equals m.Id
            where m.RecipientKind == RecipientKind.Deputy
            select new { ItemId = w.Id, MessageId = m.Id }).SingleAsync(TestContext.Current.CancellationToken);
        var told = new Told(BeijingTime.DateOf(world.Clock.Now), "方示例", "本人来取。");
        var office = await world.Actor("office");
        await world.InScope(async s =>
        {
            await new TellDeputy(s.GetRequiredService<UnitRunner>()).RunAsync(office, about.MessageId, told, about.ItemId, default);
            return true;
        });
        Assert.Empty(await world.Verify());
        // The letter is owed until it arrives. That the link on a form was used says nothing: the office that printed it holds it, too.
        var owed = await db.WorkItems.AsNoTracking().SingleAsync(
            w => w.CaseId == id && w.Status == WorkItemStatus.Open && w.MessageId == about.MessageId, TestContext.Current.CancellationToken);
        Assert.Equal("已电话告知，公文待送到", owed.Title);
        await db.WorkItems.Where(w => w.Id == owed.Id).ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, (await world.Verify()).Count);
        db.ChangeTracker.Clear();
        db.Add(owed);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var (message, token) = (await db.Outbox.AsNoTracking().SingleAsync(m => m.Id == about.MessageId, TestContext.Current.CancellationToken), DeputyLink.NewToken());
        await world.InScope(async s =>
        {
            await s.GetRequiredService<MakePaperCopy>().RunAsync(office, message.LetterId!.Value, message.DeputyId!.Value, token, default);
            await s.GetRequiredService<ConfirmLetter>().RunAsync(token, received: false, default);
            return true;
        });
        Assert.Equal(WorkItemStatus.Open, await db.WorkItems.Where(w => w.Id == owed.Id).Select(w => w.Status).SingleAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await world.Verify());
    }

    /// <summary>A round with a server that knows nobody.</summary>
    private static Task<int> SendAsync(World world)
    {
        var server = new ScriptedTransport(m => Task.FromResult(MailResult.Permanent($"550 <{m.ToAddress}>: no such user")));
        return world.InScope(s => new OutboxDispatcher(
            s.GetRequiredService<IServiceScopeFactory>(), server, new MailOptions { From = "office@water.example" }, world.Clock, new OutboxOptions(),
            NullLogger<OutboxDispatcher>.Instance).RunAsync(TestContext.Current.CancellationToken));
    }
}
