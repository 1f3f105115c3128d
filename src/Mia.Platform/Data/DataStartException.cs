namespace Mia.Platform.Data;

/// <summary>The data cannot be opened safely, so the program must not start. Nothing has been changed.</summary>
/// <param name="swedish">What happened and what to do, for the person at the console.</param>
/// <param name="english">The same in English.</param>
/// <param name="inner">The cause.</param>
public sealed class DataStartException(string swedish, string english, Exception? inner = null)
    : Exception($"{swedish}{Environment.NewLine}{english}", inner);
