using System.Xml.Linq;
using Mia.Platform.Data;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Mia.Platform.Identity;

/// <summary>
/// The framework's own keys (antiforgery, status lines) stay in the data folder, sealed with the key ring: on Linux they would be
/// readable otherwise.
/// </summary>
internal sealed class KeyProtection(DataOptions data, FieldCipher cipher, ILoggerFactory log) : IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options)
    {
        var folder = Directory.CreateDirectory(Path.Combine(data.Directory, "framework-keys"));
        options.XmlRepository = new FileSystemXmlRepository(folder, log);
        options.XmlEncryptor = new Sealer(cipher);
    }

    private sealed class Sealer(FieldCipher cipher) : IXmlEncryptor
    {
        public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(
            new XElement("sealed", Convert.ToBase64String(cipher.Seal(Opener.Place, plaintextElement.ToString(SaveOptions.DisableFormatting)))), typeof(Opener));
    }

    /// <summary>Made by the framework, which hands over the services.</summary>
    internal sealed class Opener(IServiceProvider services) : IXmlDecryptor
    {
        public const string Place = "Framework.Keys";

        public XElement Decrypt(XElement encryptedElement) =>
            XElement.Parse(services.GetRequiredService<FieldCipher>().Open(Place, Convert.FromBase64String(encryptedElement.Value)));
    }
}
