using System.Text;

namespace ReplyFlow.Letters.Templates;

/// <summary>Texts with <c>{names}</c> in them.</summary>
public static class Placeholders
{
    /// <summary>What is wrong with a text's braces, in Chinese without a full stop; null where nothing is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="allowed">The names that may stand in braces here.</param>
    internal static string? Problem(string text, IReadOnlyList<string> allowed)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '}')
                return $"第 {i + 1} 个字符是没有配对的 }}";
            if (text[i] != '{')
                continue;
            var end = text.IndexOf('}', i);
            if (end < 0)
                return $"第 {i + 1} 个字符是没有配对的 {{";
            if (!allowed.Contains(text[(i + 1)..end]))
                return $"不认识占位符 {text[i..(end + 1)]}；这里可用 {string.Join(" ", allowed.Select(a => $"{{{a}}}"))}";
            i = end;
        }
        return null;
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
