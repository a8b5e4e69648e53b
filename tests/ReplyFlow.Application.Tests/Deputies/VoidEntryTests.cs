using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Tests.Attachments;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Testing.Data;
using static ReplyFlow.Application.Tests.Deputies.AddressScene;

namespace ReplyFlow.Application.Tests.Deputies;

/// <summary>代录 rests on what anybody can read again, can become void, and takes nothing of the deputy's own.</summary>
public sealed class VoidEntryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_void_entry_counts_nowhere_brings_the_archived_case_back_and_the_deputy_answers(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("feedback");
        var own = await LeaveAsync(world, id);
        await EnterAsync(world, id, Good);
        Assert.Equal(CaseStatus.Archived, await StatusAsync(world, id));
        await VoidAsync(world, id);
        Assert.Equal((CaseStatus.Replied, "feedback"), (await StatusAsync(world, id), Assert.Single(await world.OpenSteps(id))));
        var answer = Assert.Single(await AnswersAsync(world, id));
        Assert.False(answer.Counts);
        Assert.StartsWith("作废：代录的不是代表的答复，代联工委（", AnswerWords.Void(answer), StringComparison.Ordinal);
        Assert.Contains(await world.HistoryAsync("office", id), h => h.Contains("问了代表本人，电话 00000000", StringComparison.Ordinal));
        Assert.Contains("登记了（代录）您对", (await PageAsync(world, own)).AnsweredByOthers, StringComparison.Ordinal);
        Assert.Empty(await world.Verify());
        await AnswerAsync(world, own, Good);
        Assert.Equal(CaseStatus.Archived, await StatusAsync(world, id));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_second_handling_that_an_entry_alone_began_stops_and_the_deputy_keeps_theirs(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("feedback");
        var own = await LeaveAsync(world, id);
        await EnterAsync(world, id, Bad);
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        await VoidAsync(world, id);
        Assert.Equal(["feedback"], await world.OpenSteps(id));
        await AnswerAsync(world, own, Bad);
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_entry_of_the_bureau_does_not_use_up_the_deputy_s_own_second_handling(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("feedback");
        await LeaveAsync(world, id);
        await EnterAsync(world, id, Bad);
        world.Clock.Advance(TimeSpan.FromDays(1));
        await world.WalkTo(id, "feedback");
        // By the bureau alone there is no third letter.
        await EnterAsync(world, id, Bad);
        Assert.Equal(["talk"], await world.OpenSteps(id));
        // The deputy's own 不满意 opens the handling that the entry did not, and nobody has to talk instead.
        await AnswerAsync(world, await LeaveAsync(world, id), Bad);
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        Assert.Empty(await world.Verify());
        world.Clock.Advance(TimeSpan.FromDays(1));
        await world.WalkTo(id, "feedback");
        // Theirs is used up by their own.
        await AnswerAsync(world, await LeaveAsync(world, id), Bad);
        Assert.Equal(["talk"], await world.OpenSteps(id));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task What_the_liaison_body_enters_is_the_deputy_s_own_right_too()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        await LeaveAsync(world, id);
        await EnterAsync(world, id, Bad);
        world.Clock.Advance(TimeSpan.FromDays(1));
        await world.WalkTo(id, "feedback");
        await EnterAsync(world, id, Bad, "liaison");
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_form_is_entered_with_its_scan_alone_which_stays_as_long_as_the_entry_holds(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("feedback");
        await LeaveAsync(world, id);
        foreach (var user in new[] { "office", "liaison" })
            Assert.Equal([AttachmentIntake.Field], (await Assert.ThrowsAsync<InvalidInputException>(() => PaperAsync(world, id, user))).Errors.Select(e => e.Field));
        Assert.Equal(CaseStatus.Replied, await StatusAsync(world, id));
        await PaperAsync(world, id, "office", SampleFiles.Pdf);
        Assert.Equal(CaseStatus.Archived, await StatusAsync(world, id));
        await using var db = world.Open();
        var scan = await db.Attachments.AsNoTracking().SingleAsync(a => a.Subject == AttachmentSubject.Answer, Ct);
        foreach (var user in new[] { "office", "liaison" })
            Assert.Contains("唯一扫描件", (await Assert.ThrowsAsync<InvalidInputException>(() => StrikeAsync(world, user, scan.Id))).Message, StringComparison.Ordinal);
        Assert.Empty(await world.Verify());
        await VoidAsync(world, id);
        await StrikeAsync(world, "office", scan.Id);
        Assert.Equal(CaseStatus.Replied, await StatusAsync(world, id));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task Verify_finds_an_entry_whose_scan_somebody_struck_behind_the_trail()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        await LeaveAsync(world, id);
        await PaperAsync(world, id, "office", SampleFiles.Pdf);
        await using var db = world.Open();
        (await db.Attachments.SingleAsync(a => a.Subject == AttachmentSubject.Answer, Ct)).Strike("某人", "没有了", world.Clock.Now);
        await db.SaveChangesAsync(Ct);
        Assert.Contains(await world.Verify(), f => f.Message.Contains("没有有效的扫描件", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_the_liaison_body_does_it_once_with_a_ground_and_for_an_entry()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        var own = await LeaveAsync(world, id);
        await EnterAsync(world, id, Good);
        foreach (var user in new[] { "office", "admin", "signatory" })
            await Assert.ThrowsAsync<NotAllowedException>(() => VoidAsync(world, id, user: user));
        var open = await Assert.ThrowsAsync<InvalidInputException>(() => VoidAsync(world, id, new AddressGround(null, " ", "")));
        Assert.Equal(["Ground.On", "Ground.Who", "Ground.How"], open.Errors.Select(e => e.Field));
        await VoidAsync(world, id);
        await Assert.ThrowsAsync<InvalidInputException>(() => VoidAsync(world, id));
        await AnswerAsync(world, own, Good);
        await using var db = world.Open();
        var mail = await db.Feedback.SingleAsync(f => f.LinkId != null, Ct);
        var liaison = await world.Actor("liaison");
        await Assert.ThrowsAsync<NotFoundException>(() => world.InScope(async s =>
        {
            await s.GetRequiredService<VoidEntry>().RunAsync(liaison, mail.Id, Asked, Ct);
            return true;
        }));
        // Not even with the evidence about the entry does the database let an answer by mail become void.
        var evidence = await db.DeliveryEvidence.Where(e => e.Kind == Domain.Messages.EvidenceKind.EntryRejected).Select(e => e.Id).SingleAsync(Ct);
        await Assert.ThrowsAnyAsync<DbException>(() => db.Feedback.Where(f => f.Id == mail.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(f => f.VoidedAt, world.Clock.Now).SetProperty(f => f.RejectionId, evidence), Ct));
    }

    private static async Task VoidAsync(World world, Guid caseId, AddressGround? ground = null, string user = "liaison")
    {
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var actor = await world.Actor(user);
        var entry = (await AnswersAsync(world, caseId)).First(a => !a.IsOwn).Id;
        await world.InScope(async s =>
        {
            await s.GetRequiredService<VoidEntry>().RunAsync(actor, entry, ground ?? Asked, Ct);
            return true;
        });
    }

    private static async Task PaperAsync(World world, Guid caseId, string user, params byte[][] scans)
    {
        var (row, actor) = (await RowAsync(world, caseId), await world.Actor(user));
        await world.InScope(s => s.GetRequiredService<EnterAnswers>().RunAsync(actor, caseId,
            new EntryGround(FeedbackWay.Paper, BeijingTime.DateOf(world.Clock.Now), "", "原件存办公室。"), [new EnteredRow(row.DeputyId!.Value, null, Good)],
            [.. scans.Select(b => new AttachmentUpload("征询意见表.pdf", new MemoryStream(b)))], default));
    }

    private static async Task StrikeAsync(World world, string user, Guid attachment)
    {
        var actor = await world.Actor(user);
        await world.InScope(s => s.GetRequiredService<StrikeAttachment>().RunAsync(actor, attachment, "传错了。", Ct));
    }

    private static async Task<CaseStatus> StatusAsync(World world, Guid caseId)
    {
        await using var db = world.Open();
        return await db.Cases.Where(c => c.Id == caseId).Select(c => c.Status).SingleAsync(Ct);
    }
}
