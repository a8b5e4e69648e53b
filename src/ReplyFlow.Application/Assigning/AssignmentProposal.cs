namespace ReplyFlow.Application.Assigning;

/// <summary>What is proposed for a suggestion and what speaks against it.</summary>
internal static class AssignmentProposal
{
    /// <summary>The part of the votes from which on a recommendation is taken to be sure.</summary>
    private const double Sure = 0.5;

    private const int MostNumbers = 3;

    /// <summary>The row without what is read for a portion alone.</summary>
    /// <param name="s">The suggestion.</param>
    /// <param name="first">Number of the first of its group.</param>
    /// <param name="hint">What is worked out of it.</param>
    /// <param name="names">The bureaus.</param>
    /// <param name="given">Number and lead of the session's assigned suggestions.</param>
    public static AssignmentRow RowOf(
        OpenSuggestion s, int first, AssignmentHint hint, BureauNames names, IReadOnlyDictionary<Guid, (string Number, Guid Lead)> given)
    {
        var (typed, lead) = (hint.Import.Lead, names.Find(hint.Import.Lead));
        var helpers = BureauNames.Split(hint.Import.CoHandlers).Select(t => (Typed: t, Bureau: names.Find(t))).ToList();
        var warnings = new List<string>();
        if (s.Before is { } before)
            warnings.Add($"曾交办给{before}");
        if (typed.Length > 0 && lead is null)
            warnings.Add(BureauNames.Unknown(typed));
        warnings.AddRange(helpers.Where(h => h.Bureau is null).Select(h => BureauNames.Unknown(h.Typed)));
        warnings.AddRange(helpers.Select(h => h.Bureau).Prepend(lead).OfType<NamedBureau>().Where(b => !b.IsActive).Distinct().Select(b => $"{b.Name}已停用"));
        if (lead is not null && helpers.Exists(h => h.Bureau == lead))
            warnings.Add($"{lead.Name}既是主办又是会办");
        var best = hint.Bureaus.FirstOrDefault();
        var confidence = lead is { IsActive: true } ? AssignmentConfidence.Imported
            : best?.Share >= Sure ? AssignmentConfidence.Recommended : AssignmentConfidence.Low;
        if (confidence == AssignmentConfidence.Low)
            warnings.Add(best is null ? "没有推荐" : "推荐把握不大");
        var proposed = lead?.Id ?? best?.Id;
        warnings.AddRange(hint.Alike.Where(a => given.TryGetValue(a, out var other) && other.Lead != proposed)
            .GroupBy(a => given[a].Lead, a => given[a].Number)
            .Select(g => $"相似的第{Numbers([.. g.Order(StringComparer.Ordinal)])}已交{names.NameOf(g.Key)}"));
        return new AssignmentRow(
            s.ItemId, s.CaseId, s.Kind, s.Number, s.Class, new AssignmentPlace(s.Kind, first, s.NumberValue), lead?.Name ?? typed,
            string.Join("、", helpers.Select(h => h.Bureau?.Name ?? h.Typed)), hint.Bureaus, confidence, warnings)
        { ProposedId = proposed };
    }

    private static string Numbers(List<string> numbers) =>
        string.Join("、", numbers.Take(MostNumbers)) + (numbers.Count > MostNumbers ? $"号等 {numbers.Count} 件" : "号");
}
