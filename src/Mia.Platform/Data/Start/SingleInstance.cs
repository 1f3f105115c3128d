using System.Globalization;
using System.Text;

namespace Mia.Platform.Data.Start;

/// <summary>Holds a lock on the data folder, so that only one program at a time opens it.</summary>
internal sealed class SingleInstance : IDisposable
{
    private readonly FileStream _file;

    private SingleInstance(FileStream file) => _file = file;

    public static SingleInstance Take(DataOptions options)
    {
        try
        {
            Directory.CreateDirectory(options.Directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(options, e);
        }
        FileStream file;
        try
        {
            file = new FileStream(options.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw NotWritable(options, e);
        }
        catch (IOException e) when (File.Exists(options.LockFile))
        {
            throw new DataStartException(
                $"Mia körs redan med datamappen {options.Directory}. Stoppa den först, eller välj en annan mapp med Mia__Data__Directory.",
                $"Mia already runs on the data folder {options.Directory}. Stop it first, or choose another folder with Mia__Data__Directory.", e);
        }
        catch (IOException e)
        {
            throw NotWritable(options, e);
        }
        try
        {
            file.SetLength(0);
            file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            file.Flush();
            return new SingleInstance(file);
        }
        catch (IOException e)
        {
            file.Dispose();
            throw NotWritable(options, e);
        }
    }

    public void Dispose() => _file.Dispose();

    private static DataStartException NotWritable(DataOptions options, Exception inner) => new(
        $"Det går inte att skriva i datamappen {options.Directory}. Ge programmets användare rätt att skriva där, eller välj en annan mapp med Mia__Data__Directory.",
        $"The data folder {options.Directory} cannot be written. Let the program's user write there, or choose another folder with Mia__Data__Directory.",
        inner);
}
