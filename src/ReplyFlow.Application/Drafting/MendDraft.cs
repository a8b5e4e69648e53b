using System.Text;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Letters.Proofreading;

namespace ReplyFlow.Application.Drafting;

/// <summary>A piece of the text that was replaced.</summary>
/// <param name="From">Where it began, before any change.</param>
/// <param name="To">Where it ended, before any change.</param>
/// <param name="Insert">What stands there now.</param>
public sealed record TextChange(int From, int To, string Insert);

/// <summary>A draft with its findings mended.</summary>
/// <param name="Body">Its text.</param>
/// <param name="Changes">What was replaced, in the order of the text.</param>
/// <param name="Revision">The draft's new revision.</param>
/// <param name="SavedAt">When it was saved.</param>
public sealed record MendedDraft(string Body, IReadOnlyList<TextChange> Changes, int Revision, DateTimeOffset SavedAt);

/// <summary>全部改正: mends all findings of a check at once, where the fix is sure, and saves what was typed with them: one revision.</summary>
public sealed class MendDraft(UnitRunner units, DraftQueries drafts, LetterComposer letters, CaseProofreader proofreader)
{
    /// <summary>Mends and saves.</summary>
    /// <param name="actor">Who drafts the case.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="content">What stands in the editor, saved or not.</param>
    /// <param name="revision">The draft's revision that it was typed upon.</param>
    /// <param name="rule">The check; null for all of them.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotFoundException">The actor is not drafting this case.</exception>
    /// <exception cref="DraftConflictException">Another tab or person saved since <paramref name="revision"/>.</exception>
    public Task<MendedDraft> RunAsync(Actor actor, Guid caseId, DraftContent content, int revision, int? rule, CancellationToken ct) =>
        units.RunAsync(actor, async unit =>
        {
            await drafts.ItemAsync(actor, caseId, ct);
            var c = await unit.Db.LoadCaseAsync(caseId, ct);
            var letter = await letters.ComposeAsync(unit.Db, c, await unit.Db.WithAnnexesAsync(c.Id, content, ct), null, null, null, ct);
            var found = (await proofreader.CheckAsync(c, letter, ct)).Findings;
            var changes = Changes(content.Body, found.Where(f => f.Waiver is null && MayMend(f.Finding) && (rule ?? f.Finding.Rule) == f.Finding.Rule));
            var mended = content with { Body = Apply(content.Body, changes) };
            var (saved, at) = await SaveDraft.KeepAsync(unit, actor, caseId, mended, revision, ct);
            return new MendedDraft(mended.Body, changes, saved, at);
        }, ct);

    /// <summary>Whether a finding may be mended with others, unseen: a slip of writing in the text with one right form, not a matter of substance.</summary>
    public static bool MayMend(Finding f) => f is { Field: Finding.Body, Fix: not null, Length: > 0, Rule: ProofRules.Punctuation or ProofRules.Wording };

    private static List<TextChange> Changes(string body, IEnumerable<JudgedFinding> found)
    {
        var printed = new PrintedBody(body);
        var changes = new List<TextChange>();
        foreach (var f in found.Select(j => j.Finding).OrderBy(f => f.Line).ThenBy(f => f.Column).ThenByDescending(f => f.Length))
        {
            var start = printed.Start(f.Line - 1) + f.Column - 1;
            var change = new TextChange(printed.Typed(start), printed.Typed(start + f.Length), f.Fix!);
            if (changes.Count == 0 || change.From >= changes[^1].To)
                changes.Add(change);
        }
        return changes;
    }

    private static string Apply(string body, IReadOnlyList<TextChange> changes)
    {
        var (text, done) = (new StringBuilder(body.Length), 0);
        foreach (var change in changes)
        {
            text.Append(body, done, change.From - done).Append(change.Insert);
            done = change.To;
        }
        return text.Append(body, done, body.Length - done).ToString();
    }
}
