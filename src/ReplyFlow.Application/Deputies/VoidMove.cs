using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.WorkItems.Talk;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Deputies;

/// <summary>Where a case goes whose answer is void: the deputy is asked again, with their whole time, and nothing goes on because of it alone.</summary>
public sealed class VoidMove(CaseEngine engine, AnswerMove move, AnswerNotice news)
{
    /// <summary>Moves it, and tells the office, the drafter and the liaison body.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="c">The case, loaded and locked.</param>
    /// <param name="answer">The answer that counted and is void.</param>
    /// <param name="restored">The one that counts again in its place; null for none.</param>
    /// <param name="ct">Cancels.</param>
    internal async Task RunAsync(Unit unit, Case c, Feedback answer, Feedback? restored, CancellationToken ct)
    {
        var isSame = restored is not null && AnswerMove.Outcome(restored) == AnswerMove.Outcome(answer);
        var next = isSame ? "" : await MoveAsync(unit, c, answer, restored, ct);
        await news.TellOfVoidAsync(unit, c, answer, restored is null ? next : $"这位代表以前的答复“{AnswerWords.Of(restored.Level)}”重新计入。{next}", ct);
    }

    /// <summary>Ends a second handling that the void answer alone had begun, where another answer had taken its place before.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="c">The case, loaded and locked.</param>
    /// <param name="answer">The void answer.</param>
    /// <param name="instead">The one that took its place and counts.</param>
    /// <param name="ct">Cancels.</param>
    internal async Task StopAsync(Unit unit, Case c, Feedback answer, Feedback instead, CancellationToken ct)
    {
        if (AnswerMove.Outcome(answer) == FeedbackLevel.Dissatisfied && c.ClosedAt is null && await AnswerMove.WaitingAsync(unit, c, ct) is null
            && (await unit.Db.NewestLettersAsync(c.Id, ct))[answer.DeputyId].Id == answer.LetterId && await StandsAloneAsync(unit, c, ct))
            await news.TellOfVoidAsync(
                unit, c, answer, $"这位代表后来的答复“{AnswerWords.Of(instead.Level)}”照样计入。{await MoveAsync(unit, c, answer, instead, ct)}", ct);
    }

    private async Task<string> MoveAsync(Unit unit, Case c, Feedback answer, Feedback? restored, CancellationToken ct)
    {
        var letter = (await unit.Db.NewestLettersAsync(c.Id, ct))[answer.DeputyId];
        if (letter.Id != answer.LetterId)
            return "再次办理的复函已经印发，照样有效，由代表对那份复函作答。";
        await TalkStep.CloseAsync(unit, c, answer.DeputyId, $"代表的答复作废：{VoidWords.NotTheirs(answer.Way)}", ct);
        var items = await unit.Db.AnswerItems(c.Id, answer.DeputyId, letter.IssuedAt).ToListAsync(ct);
        if (items is not [.., var asked] || await AnswerMove.AskedByAsync(unit, c, ct) is not { } activity)
            return "征询意见时，会请这位代表答复。";
        var told = await AskAsync(unit, c, asked, activity, answer, restored, ct);
        await unit.Db.SaveChangesAsync(ct);
        if (restored is null)
            return told;
        var isUnconfirmed = restored.CameBy(await unit.Db.UnconfirmedLinksAsync(answer.DeputyId, ct));
        var open = await unit.Db.AnswerItems(c.Id, answer.DeputyId, letter.IssuedAt).Where(w => w.Status == WorkItemStatus.Open).ToListAsync(ct);
        if (open.Count > 0)
            await move.RunAsync(unit, c, open, restored, answer, ct, isUnconfirmed, await GivenByAsync(unit, c, restored, ct));
        else
            await move.TalkAsync(unit, c, restored, isUnconfirmed, ct);
        return told;
    }

    /// <summary>Who gave an answer.</summary>
    private static async Task<Actor> GivenByAsync(Unit unit, Case c, Feedback answer, CancellationToken ct)
    {
        if (answer.LinkId is { } link)
            return LinkReading.ActorOf(link, c.LeadBureauId!.Value);
        var (kind, id) = (AuditFact.KindOf<AnswerEntered>(), answer.Id.ToString());
        var entered = await unit.Db.Audit.Where(a => a.CaseId == c.Id && a.Kind == kind && a.Data.Contains(id)).Select(a => a.ActorId).FirstOrDefaultAsync(ct);
        return LinkReading.ActorOf(entered ?? answer.Id, c.LeadBureauId!.Value) with { Name = answer.EnteredBy };
    }

    /// <summary>Opens an item about the deputy wherever the case stands.</summary>
    private async Task<string> AskAsync(
        Unit unit, Case c, WorkItem asked, string activity, Feedback answer, Feedback? restored, CancellationToken ct)
    {
        var deputy = asked.Participant;
        var why = Why(c, answer);
        var rework = new Rework(why) { Asked = new HashSet<string> { deputy }, About = deputy };
        if (await AnswerMove.WaitingAsync(unit, c, ct) is { } waiting)
        {
            await engine.RegroupAsync(unit, c, waiting.ActivityId, waiting.Visit, [deputy], rework, ct);
            await WaitLongerAsync(unit, c, waiting, deputy, ct);
            return "案件等待这位代表重新答复。";
        }
        if (c.ClosedAt is not null)
        {
            if (c.Status != CaseStatus.Archived || (restored is not null && (AnswerMove.Outcome(restored) != FeedbackLevel.Dissatisfied
                || await unit.RoundAsync(c.Id, answer.DeputyId, ct) > 1)))
                return "案件已办结，没有变动。";
            await engine.ReopenAsync(unit, c, activity, why, rework, ct);
            return "案件由归档回到“代表反馈”，等待这位代表重新答复。";
        }
        if (await StandsAloneAsync(unit, c, ct))
        {
            rework = rework with { Asked = (await unit.Db.ToAskAsync(c.Id, unit.Today, ct)).Select(d => d.ToString("N")).Append(deputy).ToHashSet() };
            if (c.Status != CaseStatus.Replied)
                c.MarkReplied(c.RepliedOn!.Value);
            await engine.GoBackAsync(unit, c, activity, why, rework, ct);
            await KeepDaysAsync(unit, c, deputy, ct);
            return "因这份答复开始的再次办理停止，写过的稿子留在本件里；案件回到“代表反馈”，等待代表答复。";
        }
        if (restored is null)
            await GiveTimeAsync(unit, c, asked, why, ct);
        return "本件的再次办理继续；这位代表仍可以对原复函作答。";
    }

    /// <summary>Why a deputy is asked again; others may be asked beside them, so that it names them.</summary>
    private static string Why(Case c, Feedback answer) =>
        $"{c.Suggestion!.Deputies.FirstOrDefault(d => d.DeputyId == answer.DeputyId)?.Deputy?.Name}代表原来的答复作废：{answer.Way switch
        {
            FeedbackWay.Link => "所用的邮箱不是代表的邮箱。复函重发到代表的邮箱，请这位代表重新答复。",
            FeedbackWay.PaperLink => "纸质件上的答复不是代表本人作的。请这位代表重新答复。",
            _ => "代录的不是代表的答复。请这位代表答复。",
        }}";

    /// <summary>Whether the second handling under way was begun by void answers alone, and no step of it is parked: a signed letter goes out.</summary>
    private static async Task<bool> StandsAloneAsync(Unit unit, Case c, CancellationToken ct)
    {
        if (c.WorkflowState.Contains(ParkedSteps.Mark, StringComparison.Ordinal))
            return false;
        var letters = await unit.Db.NewestLettersAsync(c.Id, ct);
        var discontent = await unit.Db.Feedback.Heard()
            .Where(f => f.CaseId == c.Id && f.VoidedAt == null && (f.Level == FeedbackLevel.Dissatisfied || f.AsksAgain))
            .Select(f => new { f.LetterId, f.DeputyId }).ToListAsync(ct);
        return !discontent.Exists(d => letters.TryGetValue(d.DeputyId, out var letter) && letter.Id == d.LetterId);
    }

    /// <summary>Those who are asked again beside the deputy keep the day that they were told: their answers are none of those that are void.</summary>
    private static async Task KeepDaysAsync(Unit unit, Case c, string deputy, CancellationToken ct)
    {
        await unit.Db.SaveChangesAsync(ct);
        var letters = await unit.Db.NewestLettersAsync(c.Id, ct);
        var items = await unit.Db.WorkItems.Where(w => w.CaseId == c.Id && w.Kind == StepKinds.Feedback && w.Participant != deputy).ToListAsync(ct);
        foreach (var open in items.Where(w => w.Status == WorkItemStatus.Open && w.OpenedAt == unit.Now))
            if (Guid.TryParse(open.Participant, out var id) && letters.TryGetValue(id, out var letter)
                && items.Where(w => w.Participant == open.Participant && w != open && w.OpenedAt >= letter.IssuedAt && w.Due.On is not null)
                    .MaxBy(w => w.Due.On) is { } before)
                open.SetDue(before.Due);
    }

    /// <summary>The group does not end before the deputy's time does.</summary>
    private static async Task WaitLongerAsync(Unit unit, Case c, WorkItem waiting, string deputy, CancellationToken ct)
    {
        await unit.Db.SaveChangesAsync(ct);
        var timer = await unit.Db.Timers.FirstOrDefaultAsync(t => t.CaseId == c.Id && t.ActivityId == waiting.ActivityId && t.Visit == waiting.Visit, ct);
        var until = await unit.Db.WorkItems.Where(w => w.CaseId == c.Id && w.ActivityId == waiting.ActivityId && w.Visit == waiting.Visit
            && w.Participant == deputy && w.Status == WorkItemStatus.Open).Select(w => w.Due.On).ToListAsync(ct);
        timer?.EndOn(BeijingTime.DateOf(timer.DueAt).AddDays(-1), until);
    }

    /// <summary>
    /// While another deputy is handled again the process waits for nobody; as the others', the item stands beside it, and asks until its day or until
    /// the next letter.
    /// </summary>
    private static async Task GiveTimeAsync(Unit unit, Case c, WorkItem asked, string why, CancellationToken ct)
    {
        var rules = await new DeadlineStore().HoldAsync(unit, ct);
        var rule = rules.Rules(c.LeadBureauId, c.Suggestion!.SessionId).RuleFor(DeadlineKind.Feedback);
        var item = new WorkItem
        {
            CaseId = c.Id,
            Participant = asked.Participant,
            Step = asked.Step,
            Title = asked.Title,
            Kind = asked.Kind,
            OutcomesJson = asked.OutcomesJson,
            BureauId = asked.BureauId,
            Role = asked.Role,
            OpenedAt = unit.Now,
            Due = DueDate.By(DueBasis.Of(rule, unit.Today), rules.Calendar),
            SentWords = why,
        };
        unit.Db.WorkItems.Add(item);
        SilentDeputies.AskOn(unit, c.Id, [item]);
    }
}
