using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 4: every deputy of the record is addressed and nobody else; courtesies, spaces and dots make no difference.</summary>
internal sealed class AddresseeRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(4, "主送写全登记的代表，没有别人（“尊敬的”“等三名代表”“甲、乙两位代表”、党派和团体的名称都可以）", Severity.Error, Grounds.Accuracy,
        ["addressees=邱望舒代表", "addressees=", "addressees=邱望舒代表,童予安代表,米桐代表", "addressees=邱望书代表,童予安代表"],
        ["addressees=尊敬的邱望舒、童予安代表", "addressees=邱望舒等二名代表", "addressees=邱 望 舒代表,童予安代表：您好！", "addressees=邱望舒代表和童予安代表", "addressees=邱望舒,童予安",
            "addressees=尊敬的邱望舒代表和童予安代表"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        if (input.IsOpinion || input.Deputies is not { Count: > 0 } deputies)
            return;
        var names = deputies.Select(Salutation.Plain).Where(n => n.Length > 0).Distinct().ToList();
        var addressees = input.Letter.Addressees;
        if (!addressees.Any(a => !string.IsNullOrWhiteSpace(a)))
        {
            sink.Field(Severity.Error, "addressees", "", $"没有主送，应写：{string.Join("、", names.Select(Addressed))}");
            return;
        }
        var joined = string.Join('、', addressees.Select(Salutation.Plain));
        var several = addressees.Select(Salutation.Several).FirstOrDefault(s => s is not null);
        var missing = several is null ? names.Where(n => !joined.Contains(n, StringComparison.Ordinal) && !joined.Contains(Core(n),
            StringComparison.Ordinal)).ToList() : [];
        var others = addressees.SelectMany((a, i) => Others(a, i, names)).ToList();
        foreach (var (text, i, part) in others)
            Report(text, i, part, missing.Count > 0, sink);
        // Where somebody else stands in the only place, that is said; else who is missing.
        if (missing.Count > 0 && others.Count < missing.Count)
            sink.Field(Severity.Error, "addressees[0]", addressees[0], $"主送漏了{string.Join("、", missing.Select(Addressed))}");
        if (several is { Number: { } said } counted && said != names.Count && names.Exists(n => joined.Contains(Core(n), StringComparison.Ordinal)))
            sink.Field(said < names.Count ? Severity.Error : Severity.Warning, "addressees[0]", addressees[0],
                $"主送写“{counted.Text}”，登记的代表共 {names.Count} 名");

        void Report(string text, int i, string part, bool isMissing, FindingSink to) =>
            to.Field(isMissing || Salutation.HasOffice(text) && !Salutation.IsBody(part) ? Severity.Error : Severity.Warning, $"addressees[{i}]", text,
                $"主送“{part}”不是本件建议的代表（登记：{string.Join("、", names)}）", names.Count == 1 && addressees.Count == 1 ? Addressed(names[0]) : null);
    }

    /// <summary>What is left of a line when the record's names are taken out; names may follow one another with nothing between.</summary>
    private static IEnumerable<(string Text, int Index, string Part)> Others(string text, int index, List<string> names)
    {
        // A name may hold what parts names (和, 与): the record's are taken out before the line is parted.
        var rest = Salutation.Plain(text);
        foreach (var name in names.OrderByDescending(n => n.Length))
            rest = rest.Replace(Core(name), "、", StringComparison.Ordinal);
        foreach (var part in Salutation.Parts(rest))
            if (part.Length > 1 && part.All(c => Chars.IsHan(c) || c == '·') && !IsCourtesy(part))
                yield return (text, index, part);
    }

    private static bool IsCourtesy(string rest) => rest is "两位" or "三位" or "各位" or "二位" or "代表" or "委员" or "领衔" or "联名" || rest.EndsWith('位')
        || rest.EndsWith('名');

    private static string Core(string name) => Salutation.Bare(name) is { Length: > 1 } bare ? bare : name;

    private static string Addressed(string name) =>
        Salutation.IsBody(name) || name.EndsWith("代表", StringComparison.Ordinal) || name.EndsWith("委员", StringComparison.Ordinal) ? name : name + "代表";
}
