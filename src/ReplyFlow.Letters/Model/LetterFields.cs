namespace ReplyFlow.Letters.Model;

/// <summary>What the parts of a letter are called where people read of them.</summary>
public static class LetterFields
{
    /// <summary>The Chinese name of a letter file's field with a colon, empty where it needs none: <c>contact.phone</c> → 联系电话：.</summary>
    /// <param name="field">JSON path of the field, for example <c>attachments[2]</c>.</param>
    public static string Label(string field)
    {
        var at = field.IndexOf('[');
        var name = at < 0 ? field : field[..at];
        var place = at < 0 || !int.TryParse(field[(at + 1)..].TrimEnd(']'), out var index) ? "" : $"第 {index + 1} 项";
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
        return label.Length == 0 ? "" : $"{label}{place}：";
    }
}
