using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Text;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems.SubmitDraft;

/// <summary>提交核稿: freezes the draft as a version that can be read, returned and signed.</summary>
public sealed class DraftStep(LetterComposer letters) : Step, IStepKind
{
    /// <inheritdoc />
    public static StepKind Kind { get; } = new(StepKinds.Draft) { WordsAreConfidential = true };

    /// <inheritdoc />
    public override bool TellsOfOthers => true;

    /// <summary>A draft that is ready before the opinions waits for them.</summary>
    public override bool Awaits(WorkItem open) => open.Kind is StepKinds.Opinion or StepKinds.Generic;

    /// <inheritdoc />
    public override async Task ApplyAsync(StepContext context, CancellationToken ct)
    {
        if (!context.IsForward)
            return;
        var (unit, c, input) = (context.Unit, context.Case, context.Input<DraftInput>());
        var content = input.Content.Normalised() with { Sending = null };
        var draft = await SaveDraft.StoreAsync(unit, c.Id, content, input.Revision, context.Actor.Signature, ct);
        var annexes = draft.Content.Annexes ?? DraftAnnexes.None;
        if (input.SeenAnnexes is { Length: > 0 } seen && seen != annexes.Sha256())
            throw new InvalidInputException("", "复函的附件在您打开本页以后改过，还没有提交。请看一遍现在的附件和预览，再提交一次。");
        content = draft.Content.Normalised();
        await CheckAsync(context, content, ct);
        var divisions = input.CountersignDivisionIds.Distinct().ToList();
        if (await unit.Db.Divisions.CountAsync(d => divisions.Contains(d.Id) && d.BureauId == c.LeadBureauId && d.Id != c.DivisionId, ct) != divisions.Count)
            throw new InvalidInputException("CountersignDivisionIds", "会签处室须是本单位承办处室以外的处室，请重新选择。");
        c.AskCountersign(divisions);
        var no = 1 + (await unit.Db.DraftVersions.Where(v => v.CaseId == c.Id).MaxAsync(v => (int?)v.No, ct) ?? 0);
        unit.Db.DraftVersions.Add(new DraftVersion
        {
            CaseId = c.Id,
            No = no,
            Content = content,
            Basis = draft.Basis,
            Sha256 = content.Sha256(),
            SubmittedBy = context.Actor.Signature,
            SubmittedAt = unit.Now,
        });
        context.Item.BindTo(no);
        c.AddAuthor(context.Actor.UserId);
        if (context.Actor.For is { } principal)
            c.AddAuthor(principal.UserId);
        unit.Record(
            new DraftSubmitted(no, content.Sha256(), draft.Revision)
            {
                BasisSha256 = draft.Basis.Sha256(),
                Figures = Figures(content, draft.Basis),
                Unanswered = [.. AskList.Of(c.Suggestion!.Text, content.Body, draft.Basis).Unanswered.Select(a => a.Text)],
            },
            c.Id, $"提交复函第 {no} 稿");
    }

    private static IReadOnlyList<DraftSubmitted.Sourced> Figures(DraftContent content, DraftBasis basis) =>
    [
        .. FigureList.Of(content.Body, basis).Figures.Select(f => new DraftSubmitted.Sourced(f.Figure.Words, f.Source is null ? "" : SourceWords.Of(f.Source))),
    ];

    private async Task CheckAsync(StepContext context, DraftContent content, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        void Need(bool ok, string field, string message)
        {
            if (!ok)
                errors.Add(new(field, message));
        }
        Need(content.Title.Length > 0, "Title", "请填写复函标题。");
        Need(content.Body.Length > 0, "Body", "请填写复函正文。");
        Need(content.Category.Length > 0, "Category", "请选择办理结果类别。");
        Need(content.Disclosure.Length > 0, "Disclosure", "请选择公开属性。");
        Need(content.Disclosure is "" or "主动公开" || content.DisclosureReason.Length > 0, "DisclosureReason", "部分公开或不予公开须写明理由。");
        Need(content.ContactName.Length > 0, "ContactName", "请填写联系人。");
        Need(content.ContactPhone.Length > 0, "ContactPhone", "请填写联系电话。");
        foreach (var line in (content.Notes ?? "").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
            Need(line.IndexOfAny(['：', ':']) is > 0 and var at && at < line.Length - 1, "Notes", $"附注行“{Excerpt.Of(line)}”应写成“名称：内容”。");
        Need(await ContactGate.IsOpenAsync(context.Unit, context.Case.Id, ct), "Contact", ContactGate.Message);
        if (errors.Count == 0 && await letters.ProblemAsync(context.Unit.Db, context.Case, content, ct) is { } problem)
            errors.Add(new("Body", problem));
        if (errors.Count > 0)
            throw new InvalidInputException([.. errors]);
    }
}
