using System.Xml;
using System.Xml.Linq;

namespace ReplyFlow.Letters.Ofd;

/// <summary>Text whose spaces stay where a reader's XML parser trims: those at either end are written as character references.</summary>
internal sealed class OfdText(string text) : XText(text)
{
    public override void WriteTo(XmlWriter writer)
    {
        var core = Value.Trim(' ');
        var before = Value.Length - Value.TrimStart(' ').Length;
        for (var i = 0; i < before; i++) writer.WriteCharEntity(' ');
        writer.WriteString(core);
        for (var i = before + core.Length; i < Value.Length; i++) writer.WriteCharEntity(' ');
    }
}
