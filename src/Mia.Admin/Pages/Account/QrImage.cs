using System.Text;
using QRCoder;

namespace Mia.Admin.Pages.Account;

/// <summary>A QR code as one path of an SVG picture: no style and no script, so the content security policy stays strict.</summary>
/// <param name="Size">Width and height in modules, with the quiet zone.</param>
/// <param name="Path">Value of <c>d</c>.</param>
public sealed record QrImage(int Size, string Path)
{
    /// <summary>Draws a text.</summary>
    public static QrImage Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < data.ModuleMatrix.Count; y++)
        {
            for (var x = 0; x < data.ModuleMatrix[y].Length; x++)
            {
                if (data.ModuleMatrix[y][x]) path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }

        return new QrImage(data.ModuleMatrix.Count, path.ToString());
    }
}
