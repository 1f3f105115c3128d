namespace Mia.Platform.Data;

/// <summary>Seals single field values with AES-GCM.</summary>
public sealed class FieldCipher;
