using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Suggestions;

/// <summary>
/// Reads suggestions from CSV (with a heading row) or JSON (an array of objects). Columns, in Chinese or English:
/// 届次 session, 类型 kind (会议/闭会), 编号 number, 标题 title, 正文 text, 分类 class, 日期 date (ISO), 领衔代表 leadDeputy,
/// 代表团 delegation, 邮箱 email, 电话 phone, 附议代表 coSigners (separated by 、), 保密 secret (是/否), 公开 publish (是/否).
/// </summary>
public static class SuggestionFile
{
    /// <summary>Largest file accepted, in bytes.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>Most rows accepted.</summary>
    public const int MaxRows = 10_000;

    private static readonly Dictionary<string, string> Columns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["届次"] = "session",
        ["类型"] = "kind",
        ["编号"] = "number",
        ["标题"] = "title",
        ["正文"] = "text",
        ["分类"] = "class",
        ["日期"] = "date",
        ["领衔代表"] = "leadDeputy",
        ["代表团"] = "delegation",
        ["邮箱"] = "email",
        ["电话"] = "phone",
        ["附议代表"] = "coSigners",
        ["保密"] = "secret",
        ["公开"] = "publish",
    };

    private static readonly string[] Needed = ["session", "number", "title", "text", "date", "leadDeputy"];

    /// <summary>Reads a file by its name's ending.</summary>
    /// <exception cref="InvalidInputException">The file is not readable as such; the message names the file, the place and what was expected.</exception>
    public static IReadOnlyList<SuggestionInput> Read(string name, byte[] bytes)
    {
        if (bytes.Length > MaxBytes)
            throw new InvalidInputException("File", $"{name}有 {bytes.Length:N0} 字节，上限是 {MaxBytes:N0} 字节。");
        var text = Decode(name, bytes);
        var rows = Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".csv" => Csv(name, text),
            ".json" => Json(name, text),
            _ => throw new InvalidInputException("File", $"{name}应是 .csv 或 .json 文件。"),
        };
        return rows.Count switch
        {
            0 => throw new InvalidInputException("File", $"{name}里没有建议。"),
            > MaxRows => throw new InvalidInputException("File", $"{name}有 {rows.Count} 行，一次最多 {MaxRows} 行。"),
            _ => [.. rows.Select((r, i) => ToInput(name, r, i + 1))],
        };
    }

    private static string Decode(string name, byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidInputException("File", $"{name}不是 UTF-8 编码。请在 Excel/WPS 中另存为“CSV UTF-8”。");
        }
    }

    private static List<Dictionary<string, string>> Csv(string name, string text)
    {
        try
        {
            using var csv = new CsvReader(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { MissingFieldFound = null });
            if (!csv.Read() || !csv.ReadHeader())
                return [];
            var heading = csv.HeaderRecord!.Select(h => Column(name, h.Trim())).ToList();
            CheckHeading(name, heading);
            var rows = new List<Dictionary<string, string>>();
            while (csv.Read() && rows.Count <= MaxRows)
                rows.Add(heading.Select((h, i) => (h, csv.GetField(i) ?? "")).ToDictionary(p => p.h, p => p.Item2));
            return rows;
        }
        catch (CsvHelperException e)
        {
            throw new InvalidInputException("File", $"{name}第 {e.Context?.Parser?.Row} 行不是正确的 CSV（引号没有配对或列数不对）。");
        }
    }

    private static List<Dictionary<string, string>> Json(string name, string text)
    {
        try
        {
            using var doc = JsonDocument.Parse(text);
            if (doc.RootElement.ValueKind != JsonValueKind.Array)
                throw new InvalidInputException("File", $"{name}应是一个数组 [ … ]，每项一件建议。");
            return [.. doc.RootElement.EnumerateArray().Select((e, i) => JsonRow(name, e, i + 1))];
        }
        catch (JsonException e)
        {
            throw new InvalidInputException("File", $"{name}不是正确的 JSON：第 {e.LineNumber + 1} 行第 {e.BytePositionInLine + 1} 字节处有误。");
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair (\ud800): legal JSON, but no text.
            throw new InvalidInputException("File", $"{name}里有残缺的字符（不成对的 \\u 转义）。");
        }
    }

    private static Dictionary<string, string> JsonRow(string name, JsonElement item, int no)
    {
        if (item.ValueKind != JsonValueKind.Object)
            throw new InvalidInputException("File", $"{name}第 {no} 项应是对象 {{ … }}。");
        var row = new Dictionary<string, string>();
        foreach (var p in item.EnumerateObject())
        {
            var value = p.Value.ValueKind switch
            {
                JsonValueKind.String => p.Value.GetString()!,
                JsonValueKind.True => "是",
                JsonValueKind.False => "否",
                JsonValueKind.Null => "",
                JsonValueKind.Array => string.Join('、', p.Value.EnumerateArray().Select(v => v.ToString())),
                _ => p.Value.GetRawText(),
            };
            if (!row.TryAdd(Column(name, p.Name), value))
                throw new InvalidInputException("File", $"{name}第 {no} 项的“{p.Name}”出现了两次。");
        }
        CheckHeading(name, row.Keys);
        return row;
    }

    private static string Column(string name, string heading)
    {
        if (Columns.TryGetValue(heading, out var column))
            return column;
        return Columns.Values.FirstOrDefault(c => c.Equals(heading, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidInputException("File", $"{name}有不认识的列“{heading}”。可用的列：{string.Join("、", Columns.Keys)}。");
    }

    private static void CheckHeading(string name, IEnumerable<string> columns)
    {
        var have = columns.ToList();
        if (have.Count != have.Distinct().Count())
            throw new InvalidInputException("File", $"{name}有重复的列。");
        var missing = Needed.Except(have).Select(m => Columns.First(c => c.Value == m).Key).ToList();
        if (missing.Count > 0)
            throw new InvalidInputException("File", $"{name}缺少列：{string.Join("、", missing)}。");
    }

    private static SuggestionInput ToInput(string name, Dictionary<string, string> row, int no)
    {
        string Get(string column) => row.GetValueOrDefault(column, "").Trim();
        bool Flag(string column, string chinese) => Get(column) switch
        {
            "" or "否" or "false" or "0" => false,
            "是" or "true" or "1" => true,
            var other => throw new InvalidInputException("File", $"{name}第 {no} 行的“{chinese}”应是“是”或“否”，现在是“{other}”。"),
        };
        var lead = new ProposerInput(Get("leadDeputy"), Get("delegation"), Get("email"), Get("phone"));
        var coSigners = Get("coSigners").Split(['、', ';', '；', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new SuggestionInput(
            Get("session"),
            Get("kind") switch
            {
                "" or "会议" or "会议期间" or "DuringSession" => SuggestionKind.DuringSession,
                "闭会" or "闭会期间" or "OffSession" => SuggestionKind.OffSession,
                var other => throw new InvalidInputException("File", $"{name}第 {no} 行的“类型”应是“会议”或“闭会”，现在是“{other}”。"),
            },
            Get("number"), Get("title"), Get("text"), Get("class"),
            DateOnly.TryParseExact(Get("date"), ["yyyy-MM-dd", "yyyy/M/d", "yyyy-M-d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date
                : null,
            Flag("secret", "保密"), Flag("publish", "公开"), [lead, .. coSigners.Select(n => new ProposerInput(n))]);
    }
}
