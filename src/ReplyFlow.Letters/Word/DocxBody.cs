using System.Text;
using System.Xml;
using ReplyFlow.Letters.Model;

namespace ReplyFlow.Letters.Word;

/// <summary>Walks word/document.xml once, without recursion.</summary>
internal sealed class DocxBody(XmlReader xml, WordNumbering numbering, DocxPackage package)
{
    private const int MostDropped = 60;
    private const int DeepestElements = 400;

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _paragraph = new();
    private readonly List<string> _dropped = [];
    private readonly List<string> _tables = [];
    private int _paragraphs;
    private int _more;
    private int _moreTables;
    private bool _inRun;
    private bool _hidden;
    private bool _inProperties;
    private (string? List, int? Level, string? Style) _numbered;

    internal string Text => _text.ToString();

    internal IReadOnlyList<string> Dropped => _more == 0 ? _dropped : [.. _dropped, $"另有 {_more} 处同类内容未导入"];

    internal IReadOnlyList<string> Tables => _moreTables == 0 ? _tables : [.. _tables, $"另有 {_moreTables} 个表格也按行导入，请核对"];

    internal DocxBody Read()
    {
        var skipped = false;
        while (skipped || xml.Read())
        {
            skipped = false;
            if (xml.EOF)
                break;
            if (xml.Depth > DeepestElements)
                throw package.Fail("word/document.xml", $"元素嵌套超过 {DeepestElements} 层。");
            if (xml.NodeType == XmlNodeType.Element)
                skipped = Element();
            else if (xml.NodeType == XmlNodeType.EndElement)
                End(xml.LocalName);
        }
        return this;
    }

    /// <summary>Handles an element's start; true where the reader already stands behind it.</summary>
    private bool Element()
    {
        switch (xml.LocalName)
        {
            case "p" when xml.IsEmptyElement:
                _numbered = default;
                return false;
            case "p":
                _paragraph.Clear();
                _numbered = default;
                return false;
            case "pPr":
                _inProperties = !xml.IsEmptyElement;
                return false;
            case "pStyle" when _inProperties:
                _numbered.Style = WordNumbering.Value(xml);
                return false;
            case "ilvl" when _inProperties:
                _numbered.Level = WordNumbering.Int(WordNumbering.Value(xml), 0);
                return false;
            case "numId" when _inProperties:
                _numbered.List = WordNumbering.Value(xml);
                return false;
            case "pPrChange" or "rPrChange" or "instrText" or "sectPr" or "proofErr":
                return Skip();
            case "r":
                (_inRun, _hidden) = (true, false);
                return false;
            case "vanish" when _inRun:
                _hidden = WordNumbering.Value(xml) is not ("0" or "false" or "off");
                return false;
            case "t":
                return RunText();
            case "tab" when _inRun && !_hidden:
                _paragraph.Append('\t');
                return false;
            case "rt":
                return Ruby();
            case "br" when WordNumbering.Value(xml, "type") is "" or "textWrapping":
            case "cr":
                if (!_hidden)
                    EndParagraph(continued: true);
                return false;
            case "noBreakHyphen":
                _paragraph.Append('-');
                return false;
            case "tbl":
                return Table();
            case "drawing" or "pict":
                return Drop("图片或图形", skip: true);
            case "object":
                return Drop("嵌入的对象", skip: true);
            case "AlternateContent":
                return Drop("文本框或图形", skip: true);
            case "altChunk":
                return Drop("嵌入的其他文档", skip: true);
            case "oMath" or "oMathPara":
                return Drop("公式", skip: true);
            case "sym":
                return Drop("特殊字体的符号", skip: true);
            case "footnoteReference" or "endnoteReference":
                return Drop("脚注或尾注", skip: true);
            case "commentReference":
                return Drop("批注", skip: true);
            case "del" or "moveFrom" when !_inProperties:
                return Drop("修订中删除的文字", skip: true);
            default:
                return false;
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "p":
                EndParagraph(continued: false);
                break;
            case "pPr":
                _inProperties = false;
                break;
            case "r":
                (_inRun, _hidden) = (false, false);
                break;
        }
    }

    private bool RunText()
    {
        var text = xml.ReadElementContentAsString();
        if (_hidden)
            Drop("隐藏文字");
        else
            _paragraph.Append(text);
        if (_text.Length + _paragraph.Length > LetterLimits.BodyLength)
            throw TooLong();
        return true;
    }

    private void EndParagraph(bool continued)
    {
        var text = _paragraph.ToString().Trim();
        _paragraph.Clear();
        // Word counts an empty list paragraph too, so it is asked for its number either way.
        var number = numbering.Next(_numbered.List, _numbered.Level, _numbered.Style);
        // What follows a line break belongs to the same list item and has no number of its own.
        if (continued)
            _numbered = ("0", null, null);
        if (text.Length == 0)
            return;
        _paragraphs++;
        if (number is null)
            Drop("项目符号");
        if (_text.Length > 0)
            _text.Append('\n');
        _text.Append(number).Append(text);
    }

    /// <summary>Rows become lines, their cells parted by tabs.</summary>
    private bool Table()
    {
        List<string> rows;
        using (var table = xml.ReadSubtree())
            rows = DocxTable.Rows(table);
        var cells = rows.Sum(r => r.Count(c => c == '\t') + 1);
        var sample = string.Concat(rows).Replace("\t", "", StringComparison.Ordinal);
        if (sample.Length == 0)
            Drop($"空表格（{rows.Count} 行 {cells} 格）");
        else if (_tables.Count >= MostDropped)
            _moreTables++;
        else
            _tables.Add($"{Place()}：表格（{rows.Count} 行 {cells} 格，开头是“{sample[..Math.Min(12, sample.Length)]}”）按行导入，列之间用制表符隔开，请核对");
        foreach (var row in rows.Where(r => r.Trim().Length > 0))
        {
            _paragraphs++;
            if (_text.Length > 0)
                _text.Append('\n');
            _text.Append(row);
        }
        if (_text.Length > LetterLimits.BodyLength)
            throw TooLong();
        return false;
    }

    // 拼音 above a character is no part of the text.
    private bool Ruby()
    {
        var above = new StringBuilder();
        using (var ruby = xml.ReadSubtree())
            while (ruby.Read())
                if (ruby.NodeType == XmlNodeType.Text && above.Length < 40)
                    above.Append(ruby.Value);
        if (above.Length > 0)
            Drop($"注音“{above}”");
        return false;
    }

    private DocxException TooLong() => package.Fail("word/document.xml", $"文字超过上限 {LetterLimits.BodyLength:N0} 个字符。");

    private string Place()
    {
        var paragraph = _paragraphs + (_paragraph.Length > 0 ? 1 : 0);
        return paragraph == 0 ? "正文前" : $"第 {paragraph} 段处";
    }

    internal void Drop(string what)
    {
        if (_dropped.Count >= MostDropped)
        {
            _more++;
            return;
        }
        var entry = $"{Place()}：{what}";
        if (_dropped.Count == 0 || _dropped[^1] != entry)
            _dropped.Add(entry);
    }

    private bool Drop(string what, bool skip)
    {
        Drop(what);
        return skip && Skip();
    }

    private bool Skip()
    {
        xml.Skip();
        return true;
    }
}
