using Mia.Platform.Tests.Data;

// Tests that kill a process run this assembly as that process.
if (args is ["write-forever", var folder])
{
    await KilledWriter.RunAsync(folder);
}
