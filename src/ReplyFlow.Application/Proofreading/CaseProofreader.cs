using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Policies;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Proofreading;
using ReplyFlow.Letters.Proofreading.Rules;

namespace ReplyFlow.Application.Proofreading;

/// <summary>What a proofreader sees in a letter.</summary>
/// <param name="Findings">What they would mark, with what was decided about it.</param>
/// <param name="Citations">What the letter cites; none while the policy library is empty.</param>
/// <param name="Basis">What the case's working copy rests on.</param>
public sealed record ProofreadLetter(IReadOnlyList<JudgedFinding> Findings, IReadOnlyList<Citation> Citations, DraftBasis Basis);

/// <summary>核稿: checks the letter of a case with all that is known about it, the same for whoever drafts, reviews or signs it.</summary>
public sealed class CaseProofreader(
    ReplyFlowDb db, Lazy<CaseDeadlines> deadlines, LetterRenderer renderer, PolicyStore policies, EarlierLetters earlier, TimeProvider time)
{
    /// <summary>What signing and issuing fill in.</summary>
    private static readonly FrozenSet<string> FilledLater = ["date", "signatories", "documentNumber", "issuedBy", "issuedOn"];

    private static readonly PreparedQuery<Func<ReplyFlowDb, Guid, IAsyncEnumerable<Decided>>> Known =
        new(() => EF.CompileAsyncQuery((ReplyFlowDb db, Guid caseId) => db.Cases.AsNoTracking().Where(x => x.Id == caseId).Select(x => new Decided(
            db.Settings.Where(s => s.Name == ProofreadingLists.SettingName).Select(s => s.Value).FirstOrDefault(),
            db.Settings.Where(s => s.Name == PolicyStore.VersionSetting).Select(s => s.Value).FirstOrDefault(),
            db.Drafts.Where(d => d.CaseId == x.Id).Select(d => d.Basis).FirstOrDefault(),
            db.Waivers.Where(w => w.CaseId == x.Id && w.EndedAt == null).ToList())).AsSingleQuery()));

    /// <summary>What a proofreader would mark, with what was decided about it.</summary>
    /// <param name="c">The case, with all that a letter is made from.</param>
    /// <param name="letter">The letter.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<ProofreadLetter> CheckAsync(Case c, Letter letter, CancellationToken ct)
    {
        var known = await Known.Of(db)(db, c.Id).FirstAsync(ct);
        var (lists, basis) = (ProofreadingLists.Parse(known.Lists), known.Basis ?? DraftBasis.Empty);
        var context = ErrorFacts(c, letter) with
        {
            Today = time.Today(),
            Library = await policies.ForAsync(db, c.LeadBureauId, known.Policies, ct),
            DueDate = c.Due.On,
            Calendar = deadlines.Value.Calendar,
            Asks = AskList.Unnamed(c.Suggestion!.Text, letter.Body, basis),
            Words = lists.InForce(),
            Leaders = lists.Leaders,
            Bureaus = lists.Bureaus,
            Second = await db.SecondLetterAsync(c, ct),
            Earlier = await earlier.OfAsync(db, c, time.Today(), ct),
        };
        var findings = Proofreader.Check(letter, context);
        return new ProofreadLetter(
            JudgedFinding.Join(findings, known.Waivers.ToDictionary(w => w.Key)), CitationReader.Read(letter, context), basis);
    }

    /// <summary>The errors alone, with what was decided about them; reads neither calendar nor word lists, but the policies that it cites.</summary>
    /// <param name="c">The case, with all that a letter is made from.</param>
    /// <param name="letter">The letter.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<JudgedFinding>> ErrorsAsync(Case c, Letter letter, CancellationToken ct)
    {
        // A letter that cites nothing but the suggestion needs no library.
        var cites = letter.Body.Replace($"《{c.Suggestion!.Title}》", "", StringComparison.Ordinal).Contains('《');
        var library = cites ? await policies.ForAsync(db, c.LeadBureauId, ct) : null;
        var errors = Proofreader.Errors(letter, ErrorFacts(c, letter) with { Today = time.Today(), Library = library });
        return errors.Count == 0 ? [] : JudgedFinding.Join(errors, await WaiversAsync(c.Id, ct));
    }

    /// <summary>What of a case the errors rest on: all that <see cref="Proofreader.Errors"/> looks at.</summary>
    private ProofreadingContext ErrorFacts(Case c, Letter letter)
    {
        var deputies = LetterComposer.Deputies(c);
        return ProofreadingContext.Default with
        {
            Checks = renderer.Template(letter.Template).Checks,
            AssignedOn = c.AssignedOn,
            Calendar = null,
            // A second letter goes to some of them: whom it says itself.
            Deputies = c.RepliedOn is null ? deputies : null,
            SecretNames = c.Suggestion!.IdentitySecret ? deputies : [],
            FilledLater = FilledLater,
        };
    }

    /// <summary>The decisions that stand for a case, by their key.</summary>
    private Task<Dictionary<string, FindingWaiver>> WaiversAsync(Guid caseId, CancellationToken ct) =>
        db.Waivers.AsNoTracking().Where(w => w.CaseId == caseId && w.EndedAt == null).ToDictionaryAsync(w => w.Key, ct);

    /// <summary>What was decided about a case's findings, and what the checks rest on that is written down as settings.</summary>
    private sealed record Decided(string? Lists, string? Policies, DraftBasis? Basis, List<FindingWaiver> Waivers);
}
