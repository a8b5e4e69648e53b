using System.Text.RegularExpressions;
using ReplyFlow.Cli.Demo.City;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Cli.Demo.Recording;

/// <summary>Finds in recorded texts and keys what a copy has of its own.</summary>
internal sealed class TextHoles
{
    private readonly Dictionary<string, Func<CaseCopy, string>> _texts = [];
    private readonly Dictionary<Guid, Func<CaseCopy, Guid>> _keys = [];
    private Regex? _any;

    /// <summary>Holes for everything that is marked in the city.</summary>
    public TextHoles(IReadOnlyList<CityBureau> bureaus, IReadOnlyList<Deputy> deputies)
    {
        for (var slot = 0; slot < bureaus.Count; slot++)
            Add(bureaus[slot], slot);
        for (var i = 0; i < deputies.Count; i++)
            Add(deputies[i], i);
        Text(Marks.Number, c => c.Number);
        Text(Marks.Title, c => c.Words.Title);
        Text(Marks.Topic, c => c.Words.Topic);
        Text(Marks.Class, c => c.Words.Class);
        Text(Marks.Text, c => CityWords.Text(c.Words.Topic));
    }

    /// <summary>A text that is another one in each copy.</summary>
    public void Text(string text, Func<CaseCopy, string> other)
    {
        if (text.Length > 0)
            _texts[text] = other;
        _any = null;
    }

    /// <summary>A key that is another one in each copy, in rows and in texts.</summary>
    public void Key(Guid key, Func<CaseCopy, Guid> other)
    {
        _keys[key] = other;
        Text(key.ToString("D"), c => other(c).ToString("D"));
        Text(key.ToString("N"), c => other(c).ToString("N"));
    }

    /// <summary>A recorded key as each copy has it.</summary>
    public Func<CaseCopy, object?> In(Guid key) => _keys.TryGetValue(key, out var other) ? c => other(c) : _ => key;

    /// <summary>Recorded keys as each copy has them.</summary>
    public Func<CaseCopy, object?> In(IEnumerable<Guid> keys)
    {
        var holes = keys.Select(In).ToList();
        return c => holes.Select(h => (Guid)h(c)!).ToList();
    }

    /// <summary>A recorded text as each copy has it.</summary>
    public Func<CaseCopy, string> In(string text)
    {
        _any ??= new Regex(string.Join('|', _texts.Keys.OrderByDescending(t => t.Length).Select(Regex.Escape)), RegexOptions.CultureInvariant);
        var parts = new List<Func<CaseCopy, string>>();
        var from = 0;
        foreach (Match match in _any.Matches(text))
        {
            Keep(text[from..match.Index]);
            parts.Add(_texts[match.Value]);
            from = match.Index + match.Length;
        }
        if (parts.Count == 0)
            return _ => text;
        Keep(text[from..]);
        return c => string.Concat(parts.Select(p => p(c)));

        void Keep(string same)
        {
            if (same.Length > 0)
                parts.Add(_ => same);
        }
    }

    private void Add(CityBureau marked, int slot)
    {
        Key(marked.Row.Id, c => c.Bureaus[slot].Row.Id);
        Text(marked.Row.Name, c => c.Bureaus[slot].Row.Name);
        Text(marked.Row.ShortName, c => c.Bureaus[slot].Row.ShortName);
        Text(marked.Row.SeriesPrefix, c => c.Bureaus[slot].Row.SeriesPrefix);
        Text(marked.Row.Email, c => c.Bureaus[slot].Row.Email);
        for (var d = 0; d < marked.Divisions.Count; d++)
        {
            var division = d;
            Key(marked.Divisions[d].Id, c => c.Bureaus[slot].Divisions[division].Id);
        }
        for (var p = 0; p < marked.People.Count; p++)
        {
            var post = p;
            Key(marked.People[p].User.Id, c => c.Bureaus[slot].People[post].User.Id);
            Text(marked.People[p].User.DisplayName, c => c.Bureaus[slot].People[post].User.DisplayName);
            Text(marked.People[p].User.PhoneNumber!, c => c.Bureaus[slot].People[post].User.PhoneNumber!);
        }
    }

    private void Add(Deputy marked, int i)
    {
        Key(marked.Id, c => c.Deputies[i].Id);
        Text(marked.Name, c => c.Deputies[i].Name);
        Text(marked.Email, c => c.Deputies[i].Email);
        Text(marked.Phone, c => c.Deputies[i].Phone);
        Text(marked.Delegation, c => c.Deputies[0].Delegation);
    }
}
