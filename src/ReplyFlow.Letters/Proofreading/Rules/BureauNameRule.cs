namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>
/// Check 16: bodies are called as the maintained list says. A former name is right behind 原 and in the title of a document, and where it
/// is part of the present one.
/// </summary>
internal sealed class BureauNameRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(16, "单位用现在的名称，不用旧称、误称（有单位名称表时）", Severity.Warning, Grounds.BureauNames, [], ["由原市经贸委牵头。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        if (input.Context.Bureaus is not { Count: > 0 } bureaus)
            return;
        var text = input.Body.Text;
        // The longest first: a name that holds another one is said once.
        var marked = new List<(int Start, int End)>();
        foreach (var (name, other) in bureaus.SelectMany(b => b.Others.Select(o => (b.Name, o))).OrderByDescending(p => p.o.Length))
            for (var at = text.IndexOf(other, StringComparison.Ordinal); at >= 0; at = text.IndexOf(other, at + other.Length, StringComparison.Ordinal))
            {
                var (start, end) = (at, at + other.Length);
                if (IsRight(text, start, name, other) || marked.Exists(m => start < m.End && m.Start < end))
                    continue;
                marked.Add((start, end));
                sink.Body(Severity.Warning, start, other.Length, $"“{other}”现在的名称是“{name}”；说以前的事，前面写“原”", name);
            }
    }

    private static bool IsRight(string text, int start, string name, string other) =>
        (start > 0 && text[start - 1] == '原') || IsPartOf(text, start, name, other) || IsInTitle(text, start);

    /// <summary>Whether the present name stands there, with the other one in it (工业和信息化局 in 市工业和信息化局).</summary>
    private static bool IsPartOf(string text, int start, string name, string other)
    {
        for (var within = name.IndexOf(other, StringComparison.Ordinal); within >= 0; within = name.IndexOf(other, within + 1, StringComparison.Ordinal))
            if (start >= within && string.CompareOrdinal(text, start - within, name, 0, name.Length) == 0)
                return true;
        return false;
    }

    /// <summary>Whether it stands between 《 and 》 of its paragraph.</summary>
    private static bool IsInTitle(string text, int start)
    {
        var from = text.LastIndexOfAny(['《', '》', '\n'], start);
        return from >= 0 && text[from] == '《';
    }
}
