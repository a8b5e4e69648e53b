using ReplyFlow.Application.Proofreading;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Proofreading;

namespace ReplyFlow.Application.Drafting;

/// <summary>A finding of 核稿 as the editor shows it.</summary>
/// <param name="IsError">Whether it blocks sign-off.</param>
/// <param name="Paragraph">0-based printed paragraph of the body; -1 where it is about another field.</param>
/// <param name="Column">0-based place in the paragraph, UTF-16 units.</param>
/// <param name="Length">Length of the marked text; 0 where something is missing.</param>
/// <param name="Message">What is wrong, in Chinese, with the field before it where it is not the body.</param>
/// <param name="Fix">What to put in place of the marked text; null where only a person can decide.</param>
/// <param name="Rule">The check's number.</param>
/// <param name="Kind">What the check is called: findings of one check are one group.</param>
/// <param name="Marked">The marked words, cut where they are long.</param>
/// <param name="MayMend">Whether it is one of those that 全部改正 mends.</param>
/// <param name="Key">What a decision about it is kept under.</param>
/// <param name="Reason">Why it stays as it is (a warning), or is no error; null where nobody decided that.</param>
/// <param name="By">Who decided that; empty where nobody did.</param>
/// <param name="Ground">What says so, and how sure the check is, in Chinese.</param>
public sealed record DraftFinding(
    bool IsError, int Paragraph, int Column, int Length, string Message, string? Fix, int Rule, string Kind, string Marked, bool MayMend,
    string Key, string? Reason, string By, string Ground)
{
    internal static DraftFinding Of(JudgedFinding judged)
    {
        var f = judged.Finding;
        var inBody = f.Field == Finding.Body;
        return new DraftFinding(
            judged.IsError, inBody ? f.Line - 1 : -1, f.Column - 1, f.Length, (inBody ? "" : LetterFields.Label(f.Field)) + f.Message,
            inBody ? f.Fix : null, f.Rule, ProofRules.Name(f.Rule), ProofRules.Short(f.Marked), MendDraft.MayMend(f),
            judged.Key, judged.Waiver?.Reason, judged.Waiver?.By ?? "", ProofRules.Ground(f));
    }
}
