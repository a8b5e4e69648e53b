using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Process;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Letters.Forms;

namespace ReplyFlow.Application.Deputies;

/// <summary>反馈 by the deputy's own link: kept as a version, and the office's item about this deputy closed by it.</summary>
public sealed class AnswerLetter(ReplyFlowDb db, UnitRunner units, CaseEngine engine, LetterRenderer renderer, TimeProvider time)
{
    /// <summary>Keeps the answer; it may be changed until the day that the letter named.</summary>
    /// <exception cref="UnknownLinkException">There is no such link.</exception>
    /// <exception cref="LinkClosedException">It no longer works.</exception>
    /// <exception cref="InvalidInputException">Something is missing, or it is too late.</exception>
    public async Task RunAsync(string token, AnswerInput input, CancellationToken ct)
    {
        var read = await db.LinkAsync(token, time.UtcNowMicroseconds(), ct);
        var letter = await db.Letters.AsNoTracking().Where(l => l.Id == read.LetterId)
            .Select(l => new { l.Id, l.CaseId, l.BureauId, l.Template, l.IssuedAt }).FirstAsync(ct);
        var asked = Judgements.Of(renderer, letter.Template);
        Judgements.Check(asked, input);
        await units.RunAsync(LinkReading.ActorOf(read, letter.BureauId), async unit =>
        {
            var link = await unit.LockLinkAsync(read, letter.CaseId, ct);
            var items = await unit.Db.AnswerItems(letter.CaseId, link.DeputyId, letter.IssuedAt).ToListAsync(ct);
            var newer = await unit.Db.Letters.AnyAsync(l => l.CaseId == letter.CaseId && l.IssuedAt > letter.IssuedAt, ct);
            if (AnswerTime.Closed(items, newer, unit.Today) is { } tooLate)
                throw new InvalidInputException("", tooLate);
            var answer = Answer(unit, link, letter.CaseId, asked, input);
            var earlier = await unit.Db.Feedback
                .FirstOrDefaultAsync(f => f.LetterId == link.LetterId && f.DeputyId == link.DeputyId && f.SupersededAt == null, ct);
            earlier?.SupersedeBy(answer);
            // The earlier one makes room first: only one of a deputy's answers counts at a time.
            await unit.Db.SaveChangesAsync(ct);
            unit.Db.Feedback.Add(answer);
            unit.Record(new DeputyAnswered(answer.Id, link.Id, link.LetterId, answer.Way, answer.Level), letter.CaseId,
                earlier is null ? "代表通过个人链接答复" : "代表通过个人链接更改了答复");
            await DecideAsync(unit, await unit.Db.LoadCaseAsync(letter.CaseId, ct), items, answer, ct);
        }, ct);
    }

    private static Feedback Answer(Unit unit, PersonalLink link, Guid caseId, IReadOnlyList<FormField> asked, AnswerInput input) => new()
    {
        CaseId = caseId,
        LetterId = link.LetterId,
        DeputyId = link.DeputyId,
        Level = Judgements.Level(asked, input),
        Words = input.Words.Trim(),
        DimensionsJson = Judgements.ToJson(asked, input),
        AsksAgain = input.AsksAgain,
        MayPublish = input.MayPublish,
        Way = link.Way == LinkWay.Mail ? FeedbackWay.Link : FeedbackWay.PaperLink,
        LinkId = link.Id,
        EnteredBy = LinkReading.Deputy,
        At = unit.Now,
    };

    /// <summary>Closes the item about this deputy, which the process waits for; one that was decided is asked anew while the others are waited for.</summary>
    private async Task DecideAsync(Unit unit, Case c, List<WorkItem> items, Feedback answer, CancellationToken ct)
    {
        var item = items.Find(i => i.Status == WorkItemStatus.Open);
        if (item is null && items.FindLast(i => i.Status == WorkItemStatus.Decided) is { } decided && decided.Outcome != answer.Level.ToString()
            && await unit.Db.WorkItems.AnyAsync(
                w => w.CaseId == c.Id && w.ActivityId == decided.ActivityId && w.Visit == decided.Visit && w.Status == WorkItemStatus.Open, ct))
        {
            await engine.RegroupAsync(unit, c, decided.ActivityId, decided.Visit, [decided.Participant],
                new Rework("代表更改了答复") { Asked = new HashSet<string> { decided.Participant } }, ct);
            await unit.Db.SaveChangesAsync(ct);
            item = await unit.Db.WorkItems.FirstAsync(
                w => w.CaseId == c.Id && w.ActivityId == decided.ActivityId && w.Participant == decided.Participant && w.Status == WorkItemStatus.Open, ct);
        }
        if (item?.ReadOutcomes().FirstOrDefault(o => o.Name == answer.Level.ToString()) is not { } outcome)
            return;
        unit.Close(item, outcome, answer.Words, unit.Actor!);
        await engine.CompleteAsync(unit, c, item, ct);
        await unit.Db.SaveChangesAsync(ct);
    }
}
