using System.Collections.Frozen;
using ReplyFlow.Data.Issuing;
using ReplyFlow.Data.Workflow;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Handling;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Proofreading;

namespace ReplyFlow.Data.Proofreading;

/// <summary>核稿: checks the letter of a case with all that is known about it, the same for whoever drafts, reviews or signs it.</summary>
public sealed class CaseProofreader(ReplyFlowDb db, CaseDeadlines deadlines, TimeProvider time)
{
    /// <summary>What signing and issuing fill in.</summary>
    private static readonly FrozenSet<string> FilledLater = ["date", "signatories", "documentNumber", "issuedBy", "issuedOn"];

    /// <summary>What a proofreader would mark.</summary>
    /// <param name="c">The case, with all that a letter is made from.</param>
    /// <param name="letter">The letter.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<Finding>> CheckAsync(Case c, Letter letter, CancellationToken ct)
    {
        var lists = await ProofreadingLists.ReadAsync(db, ct);
        var deputies = LetterMaker.Deputies(c);
        return Proofreader.Check(letter, ProofreadingContext.Default with
        {
            Today = time.Today(),
            AssignedOn = c.AssignedOn,
            DueDate = c.DueOn,
            Calendar = deadlines.Calendar,
            Deputies = deputies,
            SecretNames = c.Suggestion!.IdentitySecret ? deputies : [],
            Asks = AskFinder.Find(c.Suggestion.Text),
            Words = lists.InForce(),
            Leaders = lists.Leaders,
            FilledLater = FilledLater,
        });
    }
}
