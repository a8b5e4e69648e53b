using System.Text;

namespace ReplyFlow.Application.Core;

/// <summary>The text of a file as Excel, WPS and editors write it: UTF-8, UTF-16 with a mark, GB18030.</summary>
internal static class FileText
{
    private static readonly Encoding Gb18030 =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <exception cref="InvalidInputException">The bytes are text in none of these.</exception>
    public static string Decode(string name, byte[] bytes)
    {
        foreach (var encoding in Candidates(bytes))
            try
            {
                return encoding.GetString(bytes).TrimStart('\uFEFF');
            }
            catch (DecoderFallbackException)
            {
                // The next one.
            }
        throw new InvalidInputException("File", $"{name}不是文本：既不是 UTF-8，也不是 GB18030 或 UTF-16。请在 Excel、WPS 中另存为 .xlsx 或“CSV UTF-8”。");
    }

    private static Encoding[] Candidates(byte[] bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => [new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true)],
        [0xFE, 0xFF, ..] => [new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true)],
        _ => [new UTF8Encoding(false, throwOnInvalidBytes: true), Gb18030],
    };
}
