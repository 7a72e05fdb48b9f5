namespace Mechanisms.Cli.Files;

/// <summary>Writes files that are whole or absent.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside the file and renames.</summary>
    /// <param name="file">The file; replaced when it exists.</param>
    /// <param name="suffix">Ending of the temporary name.</param>
    /// <param name="write">Writes the content.</param>
    internal static void Write(string file, string suffix, Action<Stream> write)
    {
        string temporary = file + suffix;
        try
        {
            using (FileStream stream = new(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                write(stream);
            }

            File.Move(temporary, file, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
