using System.Xml;

namespace ReplyFlow.Application.Attachments.Office;

/// <summary>Looks at one XML part of a Word or Excel file.</summary>
internal static class XmlPart
{
    /// <summary>Roots of the largest parts of workbooks: nothing in them acts but through what they refer to.</summary>
    private static readonly string[] Passive = ["worksheet", "sst"];

    private static readonly string[] ActiveTypes = ["macroEnabled", "vbaProject", "vbaData", "activeX", "macrosheet", "dialogsheet"];

    /// <summary>Why it is refused; null where it is not.</summary>
    /// <exception cref="XmlException">It is no XML, or has a document type.</exception>
    /// <exception cref="InvalidDataException">It is beyond the bounds of what is read.</exception>
    public static string? Fault(Stream xml)
    {
        var (fields, inCode, isFirst) = (new FieldCodes(), false, true);
        foreach (var node in XmlBounds.Nodes(xml))
        {
            var fault = default(string);
            switch (node.NodeType)
            {
                case XmlNodeType.Element:
                    // Under whatever name: what it is, the list of types may say.
                    if (isFirst && node.LocalName == "svg")
                        return OfficeFaults.Drawing;
                    if (isFirst && Passive.Contains(node.LocalName))
                        return null;
                    isFirst = false;
                    inCode = node.LocalName is "instrText" or "delInstrText" && !node.IsEmptyElement;
                    fault = ElementFault(node, fields);
                    break;
                case XmlNodeType.EndElement:
                    inCode = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace when inCode:
                    fault = fields.Add(node.Value);
                    break;
            }
            if (fault is not null)
                return fault;
        }
        return fields.Finish();
    }

    private static string? ElementFault(XmlReader element, FieldCodes fields) => element.LocalName switch
    {
        "Relationship" => Relationships.Fault(element),
        "Default" or "Override" => TypeFault(Relationships.Attribute(element, "ContentType"), element.LocalName),
        "fldSimple" => FieldCodes.Fault(Relationships.Attribute(element, "instr")),
        "fldChar" => Relationships.Attribute(element, "fldCharType") switch
        {
            "begin" => fields.Begin(),
            "separate" => fields.Separate(),
            "end" => fields.End(),
            _ => null,
        },
        "altChunk" or "subDoc" or "script" or "foreignObject" => OfficeFaults.Active,
        "ddeLink" => OfficeFaults.Starts,
        "oleLink" => OfficeFaults.Active,
        _ => null,
    };

    /// <summary>Programs write the type of objects by the ending of names also where there is none.</summary>
    private static string? TypeFault(string type, string element) =>
        Array.Exists(ActiveTypes, t => type.Contains(t, StringComparison.OrdinalIgnoreCase))
        || (element == "Override" && type.Contains("oleObject", StringComparison.OrdinalIgnoreCase)) ? OfficeFaults.Active : null;
}
