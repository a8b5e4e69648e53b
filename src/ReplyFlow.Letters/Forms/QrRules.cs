using QRCoder;
using ReplyFlow.Letters.Pages;

namespace ReplyFlow.Letters.Forms;

/// <summary>A QR code as black rules: sharp at every size, and the same bytes for the same address.</summary>
internal static class QrRules
{
    /// <summary>The rules of a code, its quiet zone included in its size.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="left">Left edge, mm.</param>
    /// <param name="top">Top edge, mm.</param>
    /// <param name="size">Length of a side, mm.</param>
    public static IEnumerable<Rule> Of(string text, double left, double top, double size)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var module = size / rows.Count;
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows.Count;)
            {
                var from = x;
                while (x < rows.Count && rows[y][x])
                    x++;
                if (x > from)
                    yield return new Rule(left + from * module, top + y * module, (x - from) * module, module, Ink.Black);
                else
                    x++;
            }
    }
}
