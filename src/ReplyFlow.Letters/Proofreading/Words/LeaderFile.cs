using ReplyFlow.Domain.Json;

namespace ReplyFlow.Letters.Proofreading.Words;

/// <summary>The leaders list's JSON form: <c>[{"name": "…", "titles": ["市长", "市委副书记"]}]</c>.</summary>
public static class LeaderFile
{
    /// <summary>Reads the list.</summary>
    /// <exception cref="InputException">A field is wrong; every wrong one is named.</exception>
    public static IReadOnlyList<Leader> Parse(string json) => StrictJson.Read(json, root => root.Items().Select(Read).OfType<Leader>().ToList());

    private static Leader? Read(StrictJson item)
    {
        var fields = item.Fields("name", "titles");
        var name = fields.TryGetValue("name", out var n) ? n.Text() : "";
        var titles = fields.TryGetValue("titles", out var list) ? list.Items().Select(t => t.Text()).Where(t => t.Length > 0).ToList() : [];
        if (name.Length >= 2 && titles.Count > 0)
            return new Leader(name, titles);
        item.Error("应有 name（两个字以上的姓名）和 titles（至少一个职务）");
        return null;
    }
}
