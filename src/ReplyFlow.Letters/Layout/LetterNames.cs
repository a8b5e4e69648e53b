using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Templates;

namespace ReplyFlow.Letters.Layout;

/// <summary>The names a letter itself gives: they are never split.</summary>
internal static class LetterNames
{
    private const int Longest = 20;
    private const int LongestAddressee = 12;

    /// <summary>People and telephone numbers: whole wherever they stand.</summary>
    internal static IEnumerable<string> People(Letter letter)
    {
        var names = letter.Signatories.Concat(letter.Addressees.SelectMany(Persons)).Concat(letter.Addressees.Where(a => a.Length <= LongestAddressee));
        // Where an addressee is too long to be kept whole, at least its last word is.
        names = names.Concat(letter.Addressees.Where(a => a.Length > LongestAddressee).SelectMany(Titles));
        if (letter.Suggestion is { } s)
            names = names.Concat(s.CoSigners).Append(s.LeadDeputy);
        if (letter.Contact is { } contact)
            names = names.Append(contact.Name).Append(contact.Phone);
        names = names.Concat(letter.Notes.Select(n => n.Value));
        return Usable(names);
    }

    /// <summary>Words whole in titles and the issuer's mark, besides people: sessions, numbers, bodies and the template's own.</summary>
    internal static IEnumerable<string> TitleWords(Letter letter, LetterTemplate template)
    {
        var words = template.Words.Append(letter.Issuer).Concat(letter.CoIssuers.Select(c => c.Issuer));
        if (letter.Suggestion is { } s)
            words = words.Append(s.Session).Append($"第{s.Number}号");
        return Usable(words);
    }

    // Long "names" are joined lists; keeping them whole would tear lines apart.
    private static IEnumerable<string> Usable(IEnumerable<string> names) =>
        names.Select(n => n.Trim()).Where(n => n.Length is > 1 and <= Longest);

    private static IEnumerable<string> Persons(string addressee) => addressee.Split('、', '，', ',').Select(Person);

    private static string Person(string addressee)
    {
        var name = addressee.Trim().TrimEnd('：', ':');
        return Salutations.FirstOrDefault(t => name.EndsWith(t, StringComparison.Ordinal)) is { } title && name.Length > title.Length + 1
            ? name[..^title.Length] : name;
    }

    private static IEnumerable<string> Titles(string addressee) => Salutations.Where(t => addressee.Contains(t, StringComparison.Ordinal));

    private static readonly string[] Salutations = ["代表团", "代表", "委员会", "委员", "同志", "先生", "女士"];
}
