using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Data;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Suggestions;

/// <summary>更正: puts right what was registered of a suggestion, until its letter is issued; the liaison body does, which registers.</summary>
public sealed class CorrectSuggestion(UnitRunner units, ReminderQueries people, AttachmentIntake intake)
{
    private const int MaxReason = 500;

    /// <summary>Corrects it; the draft that was begun follows, and its drafter is told.</summary>
    /// <returns>What was changed besides, in Chinese: a deputy's address.</returns>
    /// <exception cref="InvalidInputException">A field is wrong, a file was refused, nothing is changed, or it is too late.</exception>
    /// <exception cref="CorrectedMeanwhileException">Somebody else corrected it since.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(
        Actor actor, Guid caseId, SuggestionCorrection correction, IReadOnlyList<AttachmentUpload> uploads, CancellationToken ct)
    {
        if (!actor.Is(Roles.Liaison))
            throw new NotAllowedException("登记的内容由代联工委更正。");
        await using var files = await intake.CheckAsync(uploads, ct);
        return await units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockAsync(LockSubject.Suggestions, ct);
            await unit.Db.LockCaseAsync(caseId, ct);
            if (!await unit.Db.Cases.AnyAsync(x => x.Id == caseId, ct))
                throw new NotFoundException();
            var c = await unit.Db.LoadCaseAsync(caseId, ct);
            Check(unit, c, correction, files);
            var added = await intake.AddAsync(unit, actor, c.Id, AttachmentSubject.Suggestion, c.SuggestionId, files, ct);
            return await CorrectAsync(unit, c, correction, added, ct);
        }, ct);
    }

    /// <summary>Why what was registered cannot be corrected now, in Chinese; null when it can.</summary>
    public static string? Objection(CaseStatus status, DateTimeOffset? closedAt, DateOnly? repliedOn) =>
        status == CaseStatus.Withdrawn ? "本件已撤回。请在“登记建议”中用同一编号登记更正后的内容。"
        : repliedOn is not null || closedAt is not null ? "复函已印发，登记的内容不能再更正。"
        : null;

    private static void Check(Unit unit, Case c, SuggestionCorrection correction, CheckedFiles files)
    {
        if (Objection(c.Status, c.ClosedAt, c.RepliedOn) is { } objection)
            throw new InvalidInputException("", objection);
        if (c.Suggestion!.Revision != correction.Revision)
            throw new CorrectedMeanwhileException();
        var errors = SuggestionRules.Check(correction.Input with { Session = c.Suggestion.Session!.Name }, unit.Today).ToList();
        var reason = new InputCheck();
        reason.Text("Reason", correction.Reason, "更正理由", MaxReason);
        if (errors.Concat(reason.Errors).Concat(files.Faults).ToList() is { Count: > 0 } all)
            throw new InvalidInputException(all);
    }

    private async Task<IReadOnlyList<string>> CorrectAsync(Unit unit, Case c, SuggestionCorrection correction, int added, CancellationToken ct)
    {
        var (suggestion, input, facts) = (c.Suggestion!, correction.Input, correction.Input.ToFacts());
        if (facts.NumberValue != suggestion.NumberValue
            && await SuggestionNumbers.TakeAsync(unit, suggestion.Session!, suggestion.Kind, facts, suggestion.Id, ct) is not null)
            throw new InvalidInputException("Number", $"{suggestion.Session!.Name}第{facts.Number}号是一件已撤回建议的编号，不能改用。");
        var (before, wasSecret, notes) = (CorrectionState.Of(suggestion), suggestion.IdentitySecret, new List<string>());
        await NameAsync(unit, suggestion, input, notes, ct);
        suggestion.Correct(facts);
        var after = CorrectionState.Of(suggestion);
        var changes = after.Since(before);
        if (changes.Count == 0 && notes.Count == 0)
            return added > 0 ? notes : throw new InvalidInputException("", "没有改动任何内容。");
        await unit.Db.SaveChangesAsync(ct);
        var reason = correction.Reason.Trim();
        if (changes.Count > 0)
            unit.Record(
                new SuggestionCorrected(
                    suggestion.Id, suggestion.Revision, changes, reason, wasSecret || suggestion.IdentitySecret,
                    [.. suggestion.Deputies.OrderBy(d => d.Order).Select(d => d.DeputyId)], suggestion.Sha256()), c.Id,
                $"更正登记内容（{string.Join("、", changes.Select(x => x.Field))}）");
        if (notes.Count > 0)
            unit.Record(new DeputyAddressesCorrected(suggestion.Id, $"{string.Concat(notes)}理由：{reason}"), c.Id, "更正代表的联系方式");
        await FollowAsync(unit, c, before, after, ct);
        return notes;
    }

    /// <summary>Those who proposed it, as they should have been registered; the rest of them are taken out.</summary>
    private static async Task NameAsync(Unit unit, Suggestion suggestion, SuggestionInput input, List<string> notes, CancellationToken ct)
    {
        var directory = await DeputyDirectory.ReadAsync(unit.Db, input.Named, ct);
        var named = new List<Deputy>();
        foreach (var one in input.Named)
        {
            var deputy = suggestion.Deputies.Select(d => d.Deputy!).FirstOrDefault(d =>
                DeputyDirectory.Plain(d.Name) == DeputyDirectory.Plain(one.Name) && d.Delegation == one.Delegation.Trim());
            if (deputy is not null)
            {
                DeputyDirectory.Tell(deputy, one, notes);
            }
            else
            {
                (deputy, var isNew) = directory.Find(one, notes);
                if (isNew)
                {
                    unit.Db.Deputies.Add(deputy);
                    notes.AddRange(DeputyDirectory.Contacts(deputy));
                }
            }
            named.Add(deputy);
        }
        DeputyDirectory.Record(unit);
        suggestion.Deputies.RemoveAll(d => !named.Contains(d.Deputy!));
        foreach (var (order, deputy) in named.Index())
            if (suggestion.Deputies.Find(d => d.DeputyId == deputy.Id) is { } there)
                there.Order = order;
            else
                suggestion.Deputies.Add(new SuggestionDeputy { SuggestionId = suggestion.Id, DeputyId = deputy.Id, Deputy = deputy, Order = order });
    }

    /// <summary>What was written already cites the suggestion as it is now, and those who have it are told.</summary>
    private async Task FollowAsync(Unit unit, Case c, CorrectionState before, CorrectionState after, CancellationToken ct)
    {
        if (c.DrafterId is not { } drafter || c.LeadBureauId is not { } bureau || await unit.Db.Drafts.FindAsync([c.Id], ct) is not { } draft)
            return;
        var content = draft.Content with { Title = after.Cite(draft.Content.Title, before), Body = after.Cite(draft.Content.Body, before) };
        var followed = content != draft.Content;
        if (followed)
            draft.Save(content, unit.Actor!.Signature, unit.Now);
        var judged = await unit.Db.WorkItems.Where(w => w.CaseId == c.Id && w.Status == WorkItemStatus.Open && w.BureauId == bureau && w.DraftVersion != null)
            .ToListAsync(ct);
        var staff = await people.StaffAsync([bureau], [drafter], unit.Today, ct);
        var told = new[] { new Process.Owner(bureau, "", null, drafter) }
            .Concat(judged.Select(w => new Process.Owner(w.BureauId, w.Role, w.DivisionId, w.AssigneeId)))
            .SelectMany(staff.WithSubstitutes).Distinct().ToList();
        var words = (followed, judged.Count > 0) switch
        {
            (_, true) => "代联工委更正了登记的内容。已提交的稿子仍是更正前的，请核对；引用的标题、编号不一致的，退回修改后再送。",
            (true, _) => "代联工委更正了登记的内容，草稿中引用的标题、编号已随之更改，请核对。",
            _ => "代联工委更正了登记的内容，请核对草稿。",
        };
        await unit.Db.SaveChangesAsync(ct);
        await new StaffNotice("suggestionCorrected", "建议登记内容已更正", words).SendAsync(unit, c, told, ct);
    }
}
