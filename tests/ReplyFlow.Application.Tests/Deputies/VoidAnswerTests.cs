using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Statistics;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Testing.Data;
using static ReplyFlow.Application.Tests.Deputies.AddressScene;

namespace ReplyFlow.Application.Tests.Deputies;

/// <summary>作废: an answer from an address that was not the deputy's is kept, counts nowhere, and nobody can make another one void.</summary>
public sealed class VoidAnswerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_answer_from_a_rejected_address_is_kept_and_counts_nowhere(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var (id, evil) = await ForgedAsync(world);
        Assert.Equal(DeliveryRung.Answered, (await LadderAsync(world, id)).Ladder.Rung);
        Assert.Equal(new RejectedAddress(1, 1), await RejectAsync(world, id));
        var answer = Assert.Single(await AnswersAsync(world, id));
        Assert.True(answer is { Counts: false, IsUnconfirmed: false, Void.By.Length: > 0 });
        Assert.StartsWith("作废：该邮箱不是代表的邮箱，代联工委（", AnswerWords.Void(answer), StringComparison.Ordinal);
        Assert.Empty(await GivenAsync(world, id));
        Assert.Contains(await world.HistoryAsync("office", id), h => h.Contains("祝示例代表的答复“满意”作废", StringComparison.Ordinal));
        await Assert.ThrowsAsync<LinkClosedException>(() => AnswerAsync(world, evil, Good));
        Assert.Empty(await world.Verify());
        // The deputy's own page knows nothing of it, and theirs is the first answer.
        var own = await LeaveAsync(world, id);
        var page = await PageAsync(world, own);
        Assert.Equal((null, null), (page.Answer, page.ConfirmedAt));
        await AnswerAsync(world, own, Good);
        Assert.Equal(1, (await PageAsync(world, own)).Answer!.Versions);
        Assert.Single(await GivenAsync(world, id));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task The_ladder_of_the_deputy_shows_no_rung_that_was_reached_from_the_wrong_address()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var (id, evil) = await ForgedAsync(world);
        await RejectAsync(world, id);
        var queued = await LadderAsync(world, id);
        Assert.Equal((DeliveryRung.Queued, "deputy@demo.invalid"), (queued.Ladder.Rung, queued.Address));
        Assert.True(queued.Ladder is { UnconfirmedAddress: null, OpenedAt: null, ConfirmedAt: null, AnsweredAt: null, AnsweredByChangedAddress: false });
        Assert.Contains(queued.Ladder.Evidence, e => e.Kind == EvidenceKind.AddressRejected);
        await LeaveAsync(world, id);
        Assert.Equal(DeliveryRung.Accepted, (await LadderAsync(world, id)).Ladder.Rung);
        await Assert.ThrowsAsync<LinkClosedException>(() => PageAsync(world, evil));
    }

    [Theory, InlineData(null), InlineData(true)]
    public async Task A_register_changed_voids_no_answer_from_the_address_before_unless_the_liaison_body_says_that_it_was_not_theirs(bool? formerIsTheirs)
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var (id, _) = await ForgedAsync(world);
        var liaison = await world.Actor("liaison");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var typed in new[] { "new@demo.invalid", "" })
        {
            var row = await RowAsync(world, id);
            if (formerIsTheirs is null)
                Assert.Equal(SaveDeputy.Former, (await Assert.ThrowsAsync<InvalidInputException>(() => RegisterAsync(world, liaison, row, typed))).Errors[0].Field);
            else
                await RegisterAsync(world, liaison, row, typed, formerIsTheirs);
        }
        Assert.True(Assert.Single(await AnswersAsync(world, id)) is { Void: null, Counts: true } kept && kept.IsUnconfirmed == (formerIsTheirs is null));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task An_address_that_the_liaison_body_registers_itself_is_confirmed_by_that()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var (id, _) = await ForgedAsync(world);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await RegisterAsync(world, await world.Actor("liaison"), await RowAsync(world, id), Elsewhere);
        Assert.True(Assert.Single(await AnswersAsync(world, id)) is { IsUnconfirmed: false, Counts: true, Void: null });
        await Assert.ThrowsAsync<InvalidInputException>(() => RejectAsync(world, id));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task A_register_corrected_by_the_liaison_body_says_the_same_and_one_emptied_too()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var (id, _) = await ForgedAsync(world);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await RegisterAsync(world, await world.Actor("liaison"), await RowAsync(world, id), "right@demo.invalid", formerIsTheirs: false);
        Assert.NotNull(Assert.Single(await AnswersAsync(world, id)).Void);
        var own = await LeaveAsync(world, id);
        await AnswerAsync(world, own, Good);
        Assert.Empty(await world.Verify());
        var other = await world.CaseAt("feedback", "0391");
        await AnswerAsync(world, await ResentAsync(world, other, "third@demo.invalid"), Good);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await RegisterAsync(world, await world.Actor("liaison"), await RowAsync(world, other), "", formerIsTheirs: false);
        Assert.NotNull(Assert.Single(await AnswersAsync(world, other)).Void);
        // Without an address it goes to the office as a mail that cannot be sent.
        Assert.Equal("", (await RowAsync(world, other)).Address);
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_answer_whose_place_the_void_one_took_counts_again(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("feedback");
        await LeaveAsync(world, id);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await EnterAsync(world, id, Good);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var evil = await ResentAsync(world, id, Elsewhere);
        await AnswerAsync(world, evil, Bad with { Words = "一" });
        await AnswerAsync(world, evil, Bad with { Words = "二" });
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        await RejectAsync(world, id);
        var answers = await AnswersAsync(world, id);
        Assert.Equal([false, false, true], answers.Select(a => a.Counts));
        Assert.Equal([true, true, false], answers.Select(a => a.Void is not null));
        // It moves the case as it did: alone and content, to the end.
        Assert.Empty(await world.OpenSteps(id));
        Assert.Single(await GivenAsync(world, id));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task The_office_cannot_send_to_a_rejected_address_again_and_the_administrator_cannot_write_it_into_the_register()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var (id, _) = await ForgedAsync(world);
        await RejectAsync(world, id);
        await LeaveAsync(world, id);
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => ResentAsync(world, id, Elsewhere));
        Assert.Contains("这不是代表的邮箱", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidInputException>(() => RejectAsync(world, id));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var row = await RowAsync(world, id);
        var admin = await world.Actor("admin");
        await Assert.ThrowsAsync<InvalidInputException>(() => RegisterAsync(world, admin, row, Elsewhere));
        Assert.All(await AnswersAsync(world, id), a => Assert.NotNull(a.Void));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_database_voids_no_answer_whose_address_was_not_rejected_and_takes_no_void_back(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var (id, _) = await ForgedAsync(world);
        var other = await world.CaseAt("feedback", "0391");
        await AnswerAsync(world, await LeaveAsync(world, other), Good);
        await RejectAsync(world, id);
        await using var db = world.Open();
        var rejection = await db.DeliveryEvidence.SingleAsync(e => e.Kind == EvidenceKind.AddressRejected, Ct);
        var changed = await db.DeliveryEvidence.FirstAsync(e => e.Kind == EvidenceKind.AddressChanged, Ct);
        var own = db.Feedback.Where(f => f.CaseId == other);
        var forged = db.Feedback.Where(f => f.CaseId == id);
        foreach (var evidence in new[] { rejection.Id, changed.Id })
            await RefusedAsync(() => own.ExecuteUpdateAsync(
                s => s.SetProperty(f => f.VoidedAt, world.Clock.Now).SetProperty(f => f.RejectionId, evidence), Ct));
        await RefusedAsync(() => forged.ExecuteUpdateAsync(s => s.SetProperty(f => f.VoidedAt, (DateTimeOffset?)null).SetProperty(f => f.RejectionId, (Guid?)null), Ct));
        await RefusedAsync(() => forged.ExecuteUpdateAsync(s => s.SetProperty(f => f.VoidedAt, world.Clock.Now), Ct));
        // None is made void from the first either: by such a row an older answer would count again.
        var columns = db.Model.FindEntityType(typeof(Feedback))!.GetProperties().Select(p => p.GetColumnName()).ToList();
        var values = columns.Select(c => c switch { nameof(Feedback.Id) => "{0}", nameof(Feedback.RejectionId) => "{1}", _ => $"\"{c}\"" });
#pragma warning disable EF1002 // Names from the model.
        await RefusedAsync(() => db.Database.ExecuteSqlRawAsync(
            $"INSERT INTO \"Feedback\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(", ", values)} FROM \"Feedback\" WHERE \"VoidedAt\" IS NOT NULL",
            [Guid.CreateVersion7(), changed.Id], Ct));
#pragma warning restore EF1002
        await own.ExecuteUpdateAsync(s => s.SetProperty(f => f.SupersededAt, world.Clock.Now), Ct);
        await RefusedAsync(() => own.ExecuteUpdateAsync(s => s.SetProperty(f => f.SupersededAt, (DateTimeOffset?)null), Ct));
    }

    public static TheoryData<string, string> Changes() => new()
    {
        { "UPDATE \"Feedback\" SET \"VoidedAt\" = NULL, \"RejectionId\" = NULL, \"SupersededAt\" = \"At\" WHERE \"VoidedAt\" IS NOT NULL", "已经作废，现在的记载与之不符" },
        { "UPDATE \"Feedback\" SET \"VoidedAt\" = \"At\" WHERE \"VoidedAt\" IS NOT NULL", "已经作废，现在的记载与之不符" },
        { "UPDATE \"Feedback\" SET \"VoidedAt\" = \"At\", \"RejectionId\" = (SELECT \"Id\" FROM \"DeliveryEvidence\" WHERE \"Kind\" = 'AddressRejected') WHERE \"VoidedAt\" IS NULL", "经过中却没有记录" },
        { "DELETE FROM \"Feedback\" WHERE \"VoidedAt\" IS NOT NULL", "记录了反馈" },
        { "DELETE FROM \"DeliveryEvidence\" WHERE \"Kind\" = 'AddressRejected'", "代联工委却没有否定过它所用的邮箱" },
        { "UPDATE \"PersonalLinks\" SET \"RevokedAt\" = NULL, \"ReplacedById\" = NULL WHERE \"Address\" = 'kj.office@demo.invalid'", "却还能打开" },
    };

    [Theory, MemberData(nameof(Changes)), Trait("Length", "Long")]
    public async Task A_planted_void_and_one_undone_behind_the_guards_are_found(string sql, string words)
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var (id, _) = await ForgedAsync(world);
        await RejectAsync(world, id);
        await AnswerAsync(world, await LeaveAsync(world, id), Bad);
        Assert.Empty(await world.Verify());
        await using var db = world.Open();
        foreach (var table in new[] { "Feedback", "PersonalLinks", "DeliveryEvidence" })
            foreach (var trigger in await db.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE type = 'trigger' AND tbl_name = {table}").ToListAsync(Ct))
#pragma warning disable EF1002 // A name from the database's own catalogue.
                await db.Database.ExecuteSqlRawAsync($"DROP TRIGGER \"{trigger}\"", Ct);
        await db.Database.ExecuteSqlRawAsync($"PRAGMA foreign_keys = OFF; {sql}", Ct);
#pragma warning restore EF1002
        Assert.Contains(await world.Verify(), f => f.Message.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_should_count_again_and_does_not_is_found()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        await LeaveAsync(world, id);
        await EnterAsync(world, id, Good);
        await AnswerAsync(world, await ResentAsync(world, id, Elsewhere), Good);
        await RejectAsync(world, id);
        Assert.Empty(await world.Verify());
        await using var db = world.Open();
        var at = await db.Feedback.Where(f => f.VoidedAt != null).Select(f => f.At).SingleAsync(Ct);
        await db.Feedback.Where(f => f.VoidedAt == null).ExecuteUpdateAsync(s => s.SetProperty(f => f.SupersededAt, at), Ct);
        Assert.Contains(await world.Verify(), f => f.Message.Contains("却没有重新计入", StringComparison.Ordinal));
    }

    private static async Task RefusedAsync(Func<Task> change) =>
        Assert.Contains("Feedback: this row never changes so", (await Assert.ThrowsAnyAsync<DbException>(change)).Message, StringComparison.Ordinal);

    /// <summary>A case of one deputy whose letter the office sent to itself and answered well, so that it was archived.</summary>
    private static async Task<(Guid Case, string Token)> ForgedAsync(World world)
    {
        var id = await world.CaseAt("feedback");
        await LeaveAsync(world, id);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var evil = await ResentAsync(world, id, Elsewhere);
        await world.InScope(async s =>
        {
            await s.GetRequiredService<ConfirmLetter>().RunAsync(evil, received: true, default);
            return true;
        });
        await AnswerAsync(world, evil, Good);
        return (id, evil);
    }

    private static async Task<IReadOnlyList<Domain.Statistics.GivenAnswer>> GivenAsync(World world, Guid id)
    {
        await using var db = world.Open();
        return (await new StatisticsQueries(db).FactsAsync(await world.Actor("liaison"), new(), Ct)).Single(f => f.Id == id).Given;
    }
}
