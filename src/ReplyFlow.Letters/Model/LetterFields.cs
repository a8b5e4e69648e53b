using System.Globalization;
using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Model;

/// <summary>What the parts of a letter are called where people read of them.</summary>
public static partial class LetterFields
{
    /// <summary>The Chinese name of a letter file's field with a colon, empty where it needs none: <c>contact.phone</c> → 联系电话：.</summary>
    /// <param name="field">JSON path of the field, for example <c>attachments[2]</c>.</param>
    public static string Label(string field)
    {
        var at = field.IndexOf('[');
        var name = at < 0 ? field : field[..at];
        var place = Item().Match(field) is { Success: true } item ? $"第 {int.Parse(item.Groups[1].ValueSpan, CultureInfo.InvariantCulture) + 1} 项" : "";
        var label = name switch
        {
            "title" => "标题",
            "body" => "正文",
            "category" => "类别",
            "disclosure" => "公开属性",
            "contact" or "contact.name" => "联系人",
            "contact.phone" => "联系电话",
            "attachments" => "附件",
            "notes" => "附注",
            "addressees" => "主送代表",
            "copyTo" => "抄送",
            "signatories" => "签发人",
            "issuer" or "signature" => "单位名称",
            "documentNumber" => "文号",
            "copyNumber" => "份号",
            "secrecy" => "密级",
            "urgency" => "紧急程度",
            "issuedBy" => "印发机关",
            "date" => "日期",
            _ => "",
        };
        return label.Length == 0 ? "" : $"{label}{place}{Place(field).TrimEnd('：')}：";
    }

    /// <summary>Where in a table a field is, with a colon: <c>attachments[0].table[3][1]</c> → 表格第 4 行第 2 格：; empty elsewhere.</summary>
    /// <param name="field">JSON path of the field.</param>
    public static string Place(string field)
    {
        if (Cell().Match(field) is not { Success: true } cell)
            return "";
        return cell.Groups[2].Success ? $"表格第 {Number(cell.Groups[1])} 行第 {Number(cell.Groups[2])} 格：" : $"表格第 {Number(cell.Groups[1])} 行：";

        static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) + 1;
    }

    [GeneratedRegex(@"^[a-zA-Z]+\[([0-9]{1,6})\]", RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex(@"\.table\[([0-9]{1,6})\](?:\[([0-9]{1,6})\])?", RegexOptions.CultureInvariant)]
    private static partial Regex Cell();
}
