using System.Text;

namespace ReplyFlow.Letters.Templates;

/// <summary>Texts with <c>{names}</c> in them.</summary>
public static class Placeholders
{
    /// <summary>Names in a text's braces, in order.</summary>
    /// <exception cref="FormatException">A brace without its partner.</exception>
    public static IReadOnlyList<string> NamesIn(string text)
    {
        var names = new List<string>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '}')
                throw new FormatException($"第 {i + 1} 个字符是没有配对的 }}。");
            if (text[i] != '{')
                continue;
            var end = text.IndexOf('}', i);
            if (end < 0)
                throw new FormatException($"第 {i + 1} 个字符是没有配对的 {{。");
            names.Add(text[(i + 1)..end]);
            i = end;
        }
        return names;
    }

    /// <summary>Puts values in place of <c>{names}</c>; a name without a value becomes nothing.</summary>
    public static string Fill(string text, params (string Name, string? Value)[] values)
    {
        if (!text.Contains('{'))
            return text;
        var result = new StringBuilder(text.Length + 32);
        for (var i = 0; i < text.Length; i++)
        {
            var end = text[i] == '{' ? text.IndexOf('}', i) : -1;
            if (end < 0)
            {
                result.Append(text[i]);
                continue;
            }
            var name = text[(i + 1)..end];
            foreach (var (key, value) in values)
                if (key == name)
                    result.Append(value);
            i = end;
        }
        return result.ToString();
    }
}
