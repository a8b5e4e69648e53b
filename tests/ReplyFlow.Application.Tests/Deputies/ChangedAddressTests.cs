using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Statistics;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Statistics;
using ReplyFlow.Testing.Data;
using static ReplyFlow.Application.Tests.Deputies.AddressScene;

namespace ReplyFlow.Application.Tests.Deputies;

/// <summary>An answer by a link that went to an address changed by whoever is judged is marked and counted apart, and takes nothing's place.</summary>
public sealed class ChangedAddressTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_office_that_sends_the_letter_to_itself_and_answers_is_marked_everywhere(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var (id, mine) = await SentAsync(world);
        var evil = await ResentAsync(world, id, Elsewhere);
        await AnswerAsync(world, evil, Good);
        var answer = await AnswerOf(world, id);
        Assert.True(answer is { IsUnconfirmed: true, IsOwn: true, Counts: true });
        Assert.Equal("经未确认邮箱的链接，待代联工委确认", AnswerWords.Origin(answer));
        Assert.Equal([AnswerOrigin.Unconfirmed], await OriginsAsync(world, id));
        await using var db = world.Open();
        Assert.EndsWith("（答复时邮箱未确认）", (await db.WorkItems.SingleAsync(w => w.CaseId == id && w.Step == "feedback", Ct)).OutcomeLabel, StringComparison.Ordinal);
        // The deputy's own link lives, shows the answer, and takes its place.
        await AnswerAsync(world, mine, Bad);
        Assert.True(await AnswerOf(world, id) is { IsUnconfirmed: false, Level: FeedbackLevel.Dissatisfied });
        // The page says before anything is filled in that another one would stand beside it.
        Assert.True((await PageAsync(world, evil)).IsBeside);
        Assert.False((await PageAsync(world, mine)).IsBeside);
        await AnswerAsync(world, evil, Good);
        Assert.Equal([AnswerOrigin.Link], await OriginsAsync(world, id));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task It_takes_the_place_of_nothing_that_the_liaison_body_entered_and_the_liaison_body_may_enter_over_it()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var (id, _) = await SentAsync(world);
        var evil = await ResentAsync(world, id, Elsewhere);
        await AnswerAsync(world, evil, Good);
        await Assert.ThrowsAsync<InvalidInputException>(() => EnterAsync(world, id, "office"));
        await EnterAsync(world, id, "liaison");
        Assert.Equal(FeedbackWay.Telephone, (await AnswerOf(world, id)).Way);
        await AnswerAsync(world, evil, Good);
        Assert.Equal(FeedbackWay.Telephone, (await AnswerOf(world, id)).Way);
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_address_that_the_administrator_wrote_into_the_register_is_marked_until_it_is_confirmed(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var (id, mine) = await SentAsync(world);
        var (row, admin, liaison) = (await RowAsync(world, id), await world.Actor("admin"), await world.Actor("liaison"));
        await RegisterAsync(world, admin, row, Elsewhere);
        Assert.Contains("代联工委还没有同代表核实", (await Assert.ThrowsAsync<InvalidInputException>(() => ReplaceAsync(world, row, "office"))).Message);
        var evil = await ResentAsync(world, id, Elsewhere);
        await AnswerAsync(world, evil, Good);
        Assert.True((await AnswerOf(world, id)).IsUnconfirmed);
        await using var db = world.Open();
        var changed = await db.Outbox.AsNoTracking().FirstAsync(m => m.Address == Elsewhere, Ct);
        await PageAsync(world, mine);
        await world.InScope(async s =>
        {
            await ActivatorUtilities.CreateInstance<ConfirmAddress>(s).RunAsync(liaison, changed.Id, AddressScene.Asked, Ct);
            return true;
        });
        Assert.False((await AnswerOf(world, id)).IsUnconfirmed);
        Assert.Equal([AnswerOrigin.Link], await OriginsAsync(world, id));
        await Assert.ThrowsAsync<LinkClosedException>(() => PageAsync(world, mine));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task A_letter_still_to_go_to_an_address_of_the_administrator_is_marked_as_it_leaves()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        var row = await RowAsync(world, id);
        await RegisterAsync(world, await world.Actor("admin"), row, Elsewhere);
        await using var db = world.Open();
        var waiting = row.Again(Elsewhere, world.Clock.Now);
        db.Add(waiting);
        await db.SaveChangesAsync(Ct);
        await AnswerAsync(world, await world.InScope(s => s.GetRequiredService<LinkIssuer>().TokenAsync(waiting, _ => "", default)), Good);
        Assert.True((await AnswerOf(world, id)).IsUnconfirmed);
        Assert.Equal(Elsewhere, (await db.DeliveryEvidence.SingleAsync(e => e.Kind == EvidenceKind.AddressChanged, Ct)).Address);
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task A_change_afterwards_takes_no_answer_away_that_came_before_it()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var (id, mine) = await SentAsync(world);
        await AnswerAsync(world, mine, Bad);
        var own = (await RowAsync(world, id)).Address;
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await ResentAsync(world, id, Elsewhere);
        await RegisterAsync(world, await world.Actor("admin"), await RowAsync(world, id), Elsewhere);
        await ResentAsync(world, id, own);
        Assert.False((await AnswerOf(world, id)).IsUnconfirmed);
        await Assert.ThrowsAsync<InvalidInputException>(() => EnterAsync(world, id, "liaison"));
    }

    [Fact]
    public async Task The_liaison_body_s_own_correction_is_not_marked()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var (id, _) = await SentAsync(world);
        var row = await RowAsync(world, id);
        await RegisterAsync(world, await world.Actor("liaison"), row, "neu@demo.invalid");
        await using var db = world.Open();
        var waiting = row.Again("neu@demo.invalid", world.Clock.Now);
        db.Add(waiting);
        await db.SaveChangesAsync(Ct);
        await AnswerAsync(world, await world.InScope(s => s.GetRequiredService<LinkIssuer>().TokenAsync(waiting, _ => "", default)), Good);
        Assert.False((await AnswerOf(world, id)).IsUnconfirmed);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_went_to_an_address_that_was_not_the_deputys_goes_to_the_one_that_the_liaison_body_enters(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var (id, _) = await SentAsync(world);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var evil = await ResentAsync(world, id, Elsewhere);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await RegisterAsync(world, await world.Actor("liaison"), await RowAsync(world, id), "right@demo.invalid");
        var again = await RowAsync(world, id);
        Assert.Equal(("right@demo.invalid", MessageStatus.Queued), (again.Address, again.Status));
        var right = await TokenAsync(world, again);
        await Assert.ThrowsAsync<LinkClosedException>(() => PageAsync(world, evil));
        await AnswerAsync(world, right, Bad);
        Assert.False((await AnswerOf(world, id)).IsUnconfirmed);
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task Links_on_paper_and_to_changed_addresses_show_no_other_suggestion_of_the_deputy()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var (id, mine) = await SentAsync(world);
        await world.CaseAt("assign", "0391");
        Assert.Equal(["0391"], (await PageAsync(world, mine)).Others.Select(o => o.Number));
        var (row, office, token) = (await RowAsync(world, id), await world.Actor("office"), DeputyLink.NewToken());
        await world.InScope(s => s.GetRequiredService<MakePaperCopy>().RunAsync(office, row.LetterId!.Value, row.DeputyId!.Value, token, default));
        Assert.Empty((await PageAsync(world, token)).Others);
        Assert.Empty((await PageAsync(world, await ResentAsync(world, id, Elsewhere))).Others);
    }

    [Fact]
    public async Task The_liaison_body_is_told_when_the_judged_office_ends_a_link()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var (id, _) = await SentAsync(world);
        var (row, office) = (await RowAsync(world, id), await world.Actor("office"));
        await using (var db = world.Open())
            await db.Users.Where(u => u.UserName == "liaison").ExecuteUpdateAsync(s => s.SetProperty(u => u.Email, "liaison@demo.invalid"), Ct);
        await world.InScope(async s =>
        {
            await s.GetRequiredService<RevokeLinks>().RunAsync(office, new PaperKey(row.LetterId!.Value), row.DeputyId!.Value, "代表要求停用。", false, default);
            return true;
        });
        await using var after = world.Open();
        var told = await after.Outbox.SingleAsync(m => m.RecipientKind == RecipientKind.Staff && m.Subject.Contains("个人链接被停用"), Ct);
        Assert.Equal("liaison@demo.invalid", told.Address);
        Assert.Empty(await world.Verify());
    }

    private static async Task<(Guid Case, string Token)> SentAsync(World world)
    {
        var id = await world.CaseAt("feedback");
        return (id, await TokenAsync(world, await RowAsync(world, id)));
    }

    private static async Task ReplaceAsync(World world, OutboxMessage row, string user)
    {
        var actor = await world.Actor(user);
        await world.InScope(async s =>
        {
            await s.GetRequiredService<RevokeLinks>().RunAsync(actor, new PaperKey(row.LetterId!.Value), row.DeputyId!.Value, "换一个。", true, default);
            return true;
        });
    }

    private static async Task EnterAsync(World world, Guid id, string user)
    {
        var actor = await world.Actor(user);
        await using var db = world.Open();
        var counts = await db.Feedback.SingleAsync(f => f.CaseId == id && f.SupersededAt == null, Ct);
        await world.InScope(s => s.GetRequiredService<EnterAnswers>().RunAsync(actor, id,
            new EntryGround(FeedbackWay.Telephone, Domain.BeijingTime.DateOf(world.Clock.Now), "打给代表", "代表说不是自己填的。"),
            [new EnteredRow(counts.DeputyId, counts.Id, Bad)], default));
    }

    private static async Task<CaseAnswer> AnswerOf(World world, Guid id)
    {
        var actor = await world.Actor("office");
        return await world.InScope(async s =>
        {
            var head = (await s.GetRequiredService<CaseQueries>().HeadAsync(actor, id, Ct))!;
            return (await s.GetRequiredService<AnswerQueries>().OfCaseAsync(actor, head, Ct)).Single(a => a.Counts);
        });
    }

    private static async Task<IReadOnlyList<AnswerOrigin>> OriginsAsync(World world, Guid id)
    {
        await using var db = world.Open();
        var (queries, liaison, today) = (new StatisticsQueries(db), await world.Actor("liaison"), world.Clock.Today());
        var facts = await queries.FactsAsync(liaison, new(), Ct);
        // Counted together, an answer is as unconfirmed as by itself.
        var together = await queries.GroupedAsync(liaison, new(), StatisticsDimension.Bureau, today, Ct);
        Assert.Equal(CaseStatistics.Of(facts, today).UnconfirmedCount, CaseStatistics.Of(together, today).UnconfirmedCount);
        Assert.Equal(CaseStatistics.Of(facts, today).ByLinkCount, CaseStatistics.Of(together, today).ByLinkCount);
        return [.. facts.Single(f => f.Id == id).Given.Select(g => g.Origin)];
    }
}
