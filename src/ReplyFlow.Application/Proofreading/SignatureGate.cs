using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Letters.Proofreading;

namespace ReplyFlow.Application.Proofreading;

/// <summary>
/// No letter is signed while its exact version has an error of 核稿 that nobody confirmed to be none. What the signature rested
/// on is kept in the audit trail.
/// </summary>
public sealed class SignatureGate(LetterComposer letters, CaseProofreader proofreader)
{
    private const int MostListed = 8;

    /// <summary>Checks the version about to be signed, as it would be issued today under the signatory's name.</summary>
    /// <param name="unit">The decision's transaction, in which the case is locked.</param>
    /// <param name="c">The case, with all that a letter is made from.</param>
    /// <param name="no">The version.</param>
    /// <param name="signatory">Who is about to sign.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidInputException">Errors stand in the way; the message lists them and says what to do.</exception>
    public async Task PassAsync(Unit unit, Case c, int no, string signatory, CancellationToken ct)
    {
        var signed = await ComposeAsync(unit, c, no, signatory, ct);
        var (version, letter) = (signed.Version, signed.Letter);
        var judged = await proofreader.ErrorsAsync(c, letter, ct);
        var blocking = judged.Where(j => j.Blocks).Select(j => j.Finding).ToList();
        if (blocking.Count > 0)
            throw new InvalidInputException("", Refusal(no, blocking));
        var basis = version.Basis.With(signed.Working, version.SubmittedAt);
        IReadOnlyList<string> unsourced = [.. FigureList.Of(version.Content.Body, basis).Unsourced.Select(f => f.Words)];
        unit.Record(
            new DraftProofread(no, version.Sha256, [.. judged.Select(Confirmed)]) { Unsourced = unsourced }, c.Id, Summary(no, judged), bySystem: true);
    }

    private async Task<SignedDraft> ComposeAsync(Unit unit, Case c, int no, string signatory, CancellationToken ct)
    {
        try
        {
            return await letters.SignedAsync(unit, c, no, signatory, ct);
        }
        catch (Exception e) when (LetterRenderer.IsProblem(e))
        {
            throw new InvalidInputException("", $"复函无法核稿，尚未签发：{e.Message}");
        }
    }

    private static DraftProofread.Confirmation Confirmed(JudgedFinding j) =>
        new(j.Finding.Rule, j.Finding.Field, j.Finding.Marked, j.Finding.Message, j.Waiver!.Reason, j.Waiver.By);

    private static string Summary(int no, IReadOnlyList<JudgedFinding> confirmed) => confirmed.Count == 0
        ? $"签发前核稿：第 {no} 稿没有须改的差错"
        : $"签发前核稿：第 {no} 稿的 {confirmed.Count} 处自动核稿提示，已由{string.Join("、", confirmed.Select(j => j.Waiver!.By).Distinct())}确认不是差错";

    private static string Refusal(int no, List<Finding> errors)
    {
        var listed = errors.Take(MostListed).Select((f, i) => $"（{i + 1}）{ProofRules.Words(f)}");
        var more = errors.Count > MostListed ? $"；另有 {errors.Count - MostListed} 处" : "";
        return $"第 {no} 稿有 {errors.Count} 处须改的差错，不能签发，您填写的内容都还在：{string.Join("；", listed)}{more}。"
            + "请写明理由，点“退回修改”；确属误判的，请办公室逐处确认“不是差错”后再签发。";
    }
}
