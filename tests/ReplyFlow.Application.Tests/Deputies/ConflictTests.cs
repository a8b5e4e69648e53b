using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Listing;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Testing.Data;
using static ReplyFlow.Application.Tests.Deputies.AddressScene;

namespace ReplyFlow.Application.Tests.Deputies;

/// <summary>What the judged could have written is never refused and never takes the place of what they could not: both are kept, and 代联工委 asks.</summary>
public sealed class ConflictTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_deputy_whose_mailbox_the_bureau_corrected_answers_over_what_the_bureau_entered(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await SentAsync(world);
        await EnterAsync(world, id, Good, "office");
        var corrected = await ResentAsync(world, id, Elsewhere);
        Assert.True(await PageAsync(world, corrected) is { Closed: null, IsBeside: false });
        await AnswerAsync(world, corrected, Bad);
        Assert.True((await AnswersAsync(world, id))[0] is { Counts: true, IsUnconfirmed: true, Level: FeedbackLevel.Dissatisfied });
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_answer_on_paper_stands_beside_what_the_liaison_body_entered_and_moves_nothing(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await SentAsync(world);
        await EnterAsync(world, id, Bad, "liaison");
        var steps = await world.OpenSteps(id);
        var paper = await PaperAsync(world, id);
        Assert.True((await PageAsync(world, paper)).IsBeside);
        await AnswerAsync(world, paper, Good);
        var answers = await AnswersAsync(world, id);
        Assert.True(answers[0] is { Way: FeedbackWay.PaperLink, Counts: false, IsSetAside: true, IsConflict: true });
        Assert.True(answers[1] is { Way: FeedbackWay.Telephone, Counts: true, IsLiaison: true });
        Assert.Equal(steps, await world.OpenSteps(id));
        var conflict = Assert.Single(await ConflictsAsync(world));
        Assert.Equal((id, FeedbackLevel.Dissatisfied, FeedbackLevel.Satisfied, FeedbackWay.PaperLink), (conflict.CaseId, conflict.Standing.Level, conflict.Beside.Level, conflict.Beside.Source.Way));
        Assert.True(await PageAsync(world, paper) is { Answer.Level: "不满意", Beside.Level: "满意" });
        await using var db = world.Open();
        Assert.Equal(0, await CaseFigures.CountWrongAsync(db, Ct));
        Assert.Equal("DE", (await db.CaseFigures.SingleAsync(f => f.CaseId == id, Ct)).Answers);
        Assert.Contains(await world.HistoryAsync("office", id), h => h.Contains("又来了一份答复，以前的照样计入", StringComparison.Ordinal));
        Assert.Empty(await world.Verify());
        // The bureau writes over neither; 代联工委 does, and the two agree from then on.
        Assert.Contains("代联工委已经登记了", (await Assert.ThrowsAsync<InvalidInputException>(() => EnterAsync(world, id, Good, "office"))).Message, StringComparison.Ordinal);
        await EnterAsync(world, id, Bad, "liaison");
        Assert.DoesNotContain(await AnswersAsync(world, id), a => a.IsConflict);
        Assert.Empty(await ConflictsAsync(world));
        await Assert.ThrowsAsync<NotAllowedException>(() => ConflictsAsync(world, "office"));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task The_liaison_body_enters_in_the_place_of_an_answer_on_paper_and_the_bureau_does_not()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await SentAsync(world);
        var paper = await PaperAsync(world, id);
        await AnswerAsync(world, paper, Good);
        Assert.Contains("代表本人已经答复", (await Assert.ThrowsAsync<InvalidInputException>(() => EnterAsync(world, id, Bad, "office"))).Message, StringComparison.Ordinal);
        await EnterAsync(world, id, Bad, "liaison");
        Assert.True((await AnswersAsync(world, id))[0] is { Counts: true, Way: FeedbackWay.Telephone });
        await AnswerAsync(world, paper, Good);
        Assert.True((await AnswersAsync(world, id))[0] is { IsConflict: true, Way: FeedbackWay.PaperLink });
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Of_two_mailboxes_that_nobody_confirmed_the_first_counts_and_the_other_does_where_the_first_was_not_theirs(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await SentAsync(world);
        await AnswerAsync(world, await ResentAsync(world, id, Elsewhere), Good);
        var own = await ResentAsync(world, id, "neu@demo.invalid");
        await AnswerAsync(world, own, Bad);
        Assert.True((await AnswersAsync(world, id))[0] is { Counts: false, IsConflict: true, IsUnconfirmed: true });
        Assert.Empty(await world.OpenSteps(id));
        Assert.Empty(await world.Verify());
        await RejectAsync(world, id);
        Assert.True((await AnswersAsync(world, id))[0] is { Counts: true, IsConflict: false, Level: FeedbackLevel.Dissatisfied });
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        await using var db = world.Open();
        Assert.Equal(0, await CaseFigures.CountWrongAsync(db, Ct));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Another_version_of_what_stood_against_it_settles_nothing_and_the_confirmation_of_its_mailbox_lets_it_count(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await SentAsync(world);
        var paper = await PaperAsync(world, id);
        await AnswerAsync(world, paper, Good);
        var own = await ResentAsync(world, id, Elsewhere);
        await AnswerAsync(world, own, Bad);
        await AnswerAsync(world, paper, Good);
        Assert.True(Assert.Single(await AnswersAsync(world, id), a => a.IsConflict) is { Level: FeedbackLevel.Dissatisfied, IsSetAside: true });
        Assert.Equal(FeedbackLevel.Dissatisfied, Assert.Single(await ConflictsAsync(world)).Beside.Level);
        Assert.Equal("不满意", (await PageAsync(world, own)).Beside?.Level);
        Assert.Empty(await world.OpenSteps(id));
        Assert.Equal((FeedbackLevel.Satisfied, FeedbackLevel.Dissatisfied), Assert.Single(await ByConfirmingAsync(world, id)) is var row ? (row.Standing.Level, row.Beside.Level) : default);
        await ConfirmAsync(world, id);
        var answers = await AnswersAsync(world, id);
        Assert.True(Assert.Single(answers, a => a.Counts) is { Level: FeedbackLevel.Dissatisfied, IsUnconfirmed: false });
        Assert.DoesNotContain(answers, a => a.IsConflict);
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        Assert.Empty(await ConflictsAsync(world));
        Assert.Empty(await world.Verify());
        await using var db = world.Open();
        Assert.Equal(0, await CaseFigures.CountWrongAsync(db, Ct));
    }

    [Fact]
    public async Task How_often_a_deputy_changed_an_answer_counts_no_answer_from_another_hand()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await SentAsync(world);
        await AnswerAsync(world, await PaperAsync(world, id), Good);
        var mine = await RegisteredAsync(world, id);
        var own = await ResentAsync(world, id, mine);
        await AnswerAsync(world, own, Bad);
        Assert.Equal(1, (await PageAsync(world, own)).Answer!.Versions);
        await AnswerAsync(world, await ResentAsync(world, id, Elsewhere), Good);
        var again = await ResentAsync(world, id, mine);
        await AnswerAsync(world, again, Good);
        Assert.Equal(2, (await PageAsync(world, again)).Answer!.Versions);
    }

    [Fact]
    public async Task What_the_liaison_body_entered_since_settles_it_also_where_the_mailbox_is_confirmed_later()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await SentAsync(world);
        await AnswerAsync(world, await PaperAsync(world, id), Good);
        await AnswerAsync(world, await ResentAsync(world, id, Elsewhere), Bad);
        await EnterAsync(world, id, Good, "liaison");
        Assert.Empty(await ConflictsAsync(world));
        Assert.Empty(await ByConfirmingAsync(world, id));
        await ConfirmAsync(world, id);
        Assert.True(Assert.Single(await AnswersAsync(world, id), a => a.Counts).IsLiaison);
        Assert.Empty(await ConflictsAsync(world));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task An_answer_that_was_set_aside_moves_nothing_where_its_mailbox_was_not_theirs()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await SentAsync(world);
        await AnswerAsync(world, await LeaveAgainAsync(world, id), Good);
        await AnswerAsync(world, await ResentAsync(world, id, Elsewhere), Bad);
        Assert.Empty(await world.OpenSteps(id));
        await RejectAsync(world, id);
        Assert.True((await AnswersAsync(world, id))[0] is { Counts: false, IsConflict: false, Void: not null });
        Assert.Empty(await world.OpenSteps(id));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task One_that_was_set_aside_is_found_where_somebody_makes_it_the_later()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await SentAsync(world);
        await EnterAsync(world, id, Bad, "liaison");
        await AnswerAsync(world, await PaperAsync(world, id), Good);
        Assert.Empty(await world.Verify());
        await using var db = world.Open();
        foreach (var trigger in await db.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'Feedback'").ToListAsync(Ct))
#pragma warning disable EF1002 // A name from the database's own catalogue.
            await db.Database.ExecuteSqlRawAsync($"DROP TRIGGER \"{trigger}\"", Ct);
#pragma warning restore EF1002
        var paper = await db.Feedback.AsNoTracking().SingleAsync(f => f.Way == FeedbackWay.PaperLink, Ct);
        await db.Feedback.Where(f => f.Way == FeedbackWay.Telephone).ExecuteUpdateAsync(s => s.SetProperty(f => f.SupersededAt, paper.At), Ct);
        await db.Feedback.Where(f => f.Id == paper.Id).ExecuteUpdateAsync(s => s.SetProperty(f => f.SupersededAt, (DateTimeOffset?)null), Ct);
        Assert.Contains(await world.Verify(), f => f.Message.Contains("却没有可以取代它的答复", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<ConflictRow>> ConflictsAsync(World world, string user = "liaison")
    {
        var actor = await world.Actor(user);
        return await world.InScope(s => s.GetRequiredService<ConflictQueries>().OpenAsync(actor, Ct));
    }

    private static async Task<IReadOnlyList<ConflictRow>> ByConfirmingAsync(World world, Guid id)
    {
        var (liaison, row) = (await world.Actor("liaison"), await RowAsync(world, id));
        return await world.InScope(s => s.GetRequiredService<ConflictQueries>().ByConfirmingAsync(liaison, row.DeputyId!.Value, Elsewhere, Ct));
    }

    /// <summary>代联工委 confirms the other address, a minute later.</summary>
    private static async Task ConfirmAsync(World world, Guid id)
    {
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var (liaison, row) = (await world.Actor("liaison"), await RowAsync(world, id));
        await world.InScope(async s =>
        {
            await ActivatorUtilities.CreateInstance<ConfirmAddress>(s).RunAsync(liaison, row.Id, Asked, Ct);
            return true;
        });
    }

    private static async Task<string> RegisteredAsync(World world, Guid id)
    {
        var row = await RowAsync(world, id);
        await using var db = world.Open();
        return await db.Deputies.Where(d => d.Id == row.DeputyId).Select(d => d.Email).SingleAsync(Ct);
    }

    private static async Task<Guid> SentAsync(World world)
    {
        var id = await world.CaseAt("feedback");
        await LeaveAsync(world, id);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        return id;
    }

    /// <summary>The letter goes to the register's address once more.</summary>
    private static async Task<string> LeaveAgainAsync(World world, Guid id) => await ResentAsync(world, id, (await RowAsync(world, id)).Address);

    private static async Task<string> PaperAsync(World world, Guid id)
    {
        var (row, office, token) = (await RowAsync(world, id), await world.Actor("office"), DeputyLink.NewToken());
        await world.InScope(s => s.GetRequiredService<MakePaperCopy>().RunAsync(office, row.LetterId!.Value, row.DeputyId!.Value, token, default));
        return token;
    }
}
