using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.RecordFeedback;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Deputies;

/// <summary>
/// 代录: staff enter what deputies answered on paper or by telephone, several of one case at once. It stands beside the deputies' own
/// answers and never in their place.
/// </summary>
public sealed class EnterAnswers(UnitRunner units, AnswerMove move, LetterRenderer renderer, AttachmentIntake intake)
{
    /// <summary>Enters the answers of some deputies of a case, each about the letter that this deputy was sent last.</summary>
    /// <exception cref="NotFoundException">There is no such case for this person.</exception>
    /// <exception cref="NotAllowedException">Neither the lead bureau's office nor the liaison body.</exception>
    /// <exception cref="InvalidInputException">The ground or an answer is missing or wrong, or somebody was quicker; nothing is kept.</exception>
    public Task<DecisionReceipt> RunAsync(Actor actor, Guid caseId, EntryGround ground, IReadOnlyList<EnteredRow> rows, CancellationToken ct) =>
        RunAsync(actor, caseId, ground, rows, [], ct);

    /// <summary>The same with the scan of the form, which belongs to each of the answers.</summary>
    /// <inheritdoc cref="RunAsync(Actor, Guid, EntryGround, IReadOnlyList{EnteredRow}, CancellationToken)" />
    public async Task<DecisionReceipt> RunAsync(
        Actor actor, Guid caseId, EntryGround ground, IReadOnlyList<EnteredRow> rows, IReadOnlyList<AttachmentUpload> uploads, CancellationToken ct)
    {
        await using var files = await intake.CheckAsync(uploads, ct);
        ground = ground.With(files);
        return await units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockCaseAsync(caseId, ct);
            if (!await unit.Db.Cases.VisibleTo(actor).AnyAsync(c => c.Id == caseId, ct))
                throw new NotFoundException();
            var c = await unit.Db.LoadCaseAsync(caseId, ct);
            var by = unit.ActFor(AnswerEntry.PrincipalOf(actor, c.LeadBureauId));
            var letters = await unit.Db.NewestLettersAsync(caseId, ct);
            var judgements = await new JudgementQueries(unit.Db, renderer).OfCaseAsync(caseId, ct);
            var asked = rows.Select(r => letters.TryGetValue(r.DeputyId, out var letter) ? letter : throw new NotFoundException("这件建议没有发给这位代表的复函。"))
                .Select(l => (Letter: l, Judgements: judgements[l.Id])).ToList();
            Check(ground, unit.Today, files, [.. rows.Zip(asked, (r, a) => (r, NameOf(c, r), a.Judgements))]);
            var closed = new List<WorkItem>();
            for (var i = 0; i < rows.Count; i++)
            {
                var judged = asked[i].Judgements.Answer(rows[i].Answer);
                if (await EnterAsync(unit, c, by, ground, rows[i], i, asked[i].Letter, judged, files, ct) is { } item)
                    closed.Add(item);
            }
            await unit.Db.SaveChangesAsync(ct);
            return closed.Count == 1 ? await Receipt.WriteAsync(unit.Db, c, closed[0], new FeedbackStep(), ct)
                : new DecisionReceipt(c.Id, await SummaryAsync(unit, c, rows.Count, ct), null);
        }, ct);
    }

    private static void Check(
        EntryGround ground, DateOnly today, CheckedFiles files, IReadOnlyList<(EnteredRow Row, string Name, Judgements Asked)> rows)
    {
        var errors = ground.Faults(today).Concat(files.Faults).ToList();
        // What the judged bureau types in rests on what anybody can read again; 代联工委 is held to the same.
        if (ground.Way == FeedbackWay.Paper && !files.Any)
            errors.Add(new FieldError(AttachmentIntake.Field, "请添加征询意见表的扫描件或照片，纸质答复的代录以它为依据。"));
        if (rows.Count == 0)
            errors.Add(new FieldError("", "请至少填写一位代表的答复。"));
        if (rows.Count > 1 && ground.Way == FeedbackWay.Telephone)
            errors.Add(new FieldError("", "电话答复请一位一位登记：每次通话各有各的记录。"));
        for (var i = 0; i < rows.Count; i++)
            errors.AddRange(rows[i].Asked.Faults(rows[i].Row.Answer)
                .Select(e => new FieldError($"Rows[{i}].{e.Field}", $"{rows[i].Name}代表：{e.Message}")));
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }

    private async Task<WorkItem?> EnterAsync(
        Unit unit, Case c, Actor by, EntryGround ground, EnteredRow row, int place, DeputyLetter letter, JudgedAnswer judged, CheckedFiles files,
        CancellationToken ct)
    {
        var name = NameOf(c, row);
        var items = await unit.Db.AnswerItems(c.Id, row.DeputyId, letter.IssuedAt).ToListAsync(ct);
        var earlier = await unit.Db.Feedback.Counting().FirstOrDefaultAsync(f => f.LetterId == letter.Id && f.DeputyId == row.DeputyId, ct);
        InvalidInputException Refuse(string why) => new($"Rows[{place}].Words", $"{name}代表：{why}");
        var unconfirmed = earlier is { IsOwn: true } ? await unit.Db.UnconfirmedLinksAsync(row.DeputyId, ct) : new HashSet<Guid>();
        var (source, before) = (new AnswerSource(ground.Way, IsLiaison: by.Is(Roles.Liaison)), await unit.Db.SourceAsync(earlier, unconfirmed, ct));
        if (before?.YieldsTo(source) == false)
            throw Refuse(before.IsUnconfirmed ? $"已经有一份{AnswerWords.UnconfirmedWay}来的答复，请代联工委同代表核实后再登记。"
                : before.IsLiaison ? "代联工委已经登记了这位代表的答复，承办单位不能改。情况不同的，请告诉代联工委。" : "代表本人已经答复了这份复函，不能再代录。");
        if (earlier?.Id != row.Seen)
            throw Refuse($"{earlier?.EnteredBy}刚刚登记过这位代表的答复，请刷新页面核对后再登记。");
        if (BeijingTime.DateOf(letter.IssuedAt) is var issued && ground.On < issued)
            throw new InvalidInputException("On", $"日期早于{issued:yyyy年M月d日}，那天复函才印发，代表不会先答复。");
        // What was said or came in before the day counts, whenever somebody gets round to typing it.
        if (AnswerTime.Closed(items, newerLetter: false, ground.On!.Value) is { })
            throw Refuse($"答复的时间到{AnswerTime.LastDay(items):yyyy年M月d日}为止，这份答复是在那以后来的，不再登记。");
        var entered = new Feedback
        {
            CaseId = c.Id,
            LetterId = letter.Id,
            DeputyId = row.DeputyId,
            Level = judged.Level,
            Words = judged.Words,
            DimensionsJson = judged.Json,
            AsksAgain = row.Answer.AsksAgain,
            MayPublish = row.Answer.MayPublish,
            Way = ground.Way,
            Ground = ground.Text,
            GroundOn = ground.On,
            EnteredBy = by.Signature,
            At = unit.Now,
        };
        if (source.IsLiaison)
            (unit.Handed<EnteredByLiaison>() ?? unit.HandOn(new EnteredByLiaison([]))).Ids.Add(entered.Id);
        await AnswerMove.KeepAsync(unit, entered, source, earlier, before, ct);
        unit.Record(
            new AnswerEntered(
                entered.Id, letter.Id, row.DeputyId, entered.Way, entered.Level, entered.Ground, ground.On!.Value, entered.Sha256(), source.IsLiaison,
                files.Good.Count), c.Id,
            $"代录{name}代表的答复（{(ground.Way == FeedbackWay.Paper ? "纸质征询意见表" : "电话")}，{ground.On:yyyy年M月d日}）：{AnswerWords.Of(entered.Level)}");
        await intake.AddAsync(unit, by, c.Id, AttachmentSubject.Answer, entered.Id, files, ct);
        return await move.RunAsync(unit, c, items, entered, earlier, ct);
    }

    private static string NameOf(Case c, EnteredRow row) => c.Suggestion!.Deputies.First(d => d.DeputyId == row.DeputyId).Deputy!.Name;

    private static async Task<string> SummaryAsync(Unit unit, Case c, int entered, CancellationToken ct)
    {
        var open = await unit.Db.WorkItems.Where(w => w.CaseId == c.Id && w.Status == WorkItemStatus.Open).ToListAsync(ct);
        return $"已登记 {entered} 位代表的答复（代录）。" + (c.ClosedAt == unit.Now ? "本件已办结归档。" : new FeedbackStep().Remaining(c, open));
    }
}

/// <summary>Who may enter answers: the lead bureau's office, whoever stands in for it, and the liaison body without the bureau.</summary>
internal static class AnswerEntry
{
    /// <summary>Whether the actor may.</summary>
    public static bool MayEnter(Actor actor, Guid? leadBureauId) => actor.Is(Roles.Liaison) || (leadBureauId is { } lead && actor.Owes(ResponsibilityOf(lead)));

    /// <summary>Whom the actor stands in for; null where they act for themselves.</summary>
    /// <exception cref="NotAllowedException">They may not enter answers.</exception>
    public static StandIn? PrincipalOf(Actor actor, Guid? leadBureauId) => actor.Is(Roles.Liaison) ? null
        : MayEnter(actor, leadBureauId) ? actor.StandsFor(ResponsibilityOf(leadBureauId!.Value))
        : throw new NotAllowedException("代表的答复由主办单位办公室或者代联工委登记。");

    private static Responsibility ResponsibilityOf(Guid lead) => new(null, lead, Roles.BureauOffice, null, StepKinds.Feedback, StepKinds.Feedback);
}
