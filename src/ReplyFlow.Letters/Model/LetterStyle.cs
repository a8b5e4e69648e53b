namespace ReplyFlow.Letters.Model;

/// <summary>The two forms of GB/T 9704-2012 a reply is issued in.</summary>
public enum LetterStyle
{
    /// <summary>文件格式 (clause 7).</summary>
    Document,

    /// <summary>信函格式 (clause 10.1).</summary>
    Letter,
}
