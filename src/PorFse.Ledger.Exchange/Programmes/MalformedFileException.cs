namespace PorFse.Ledger.Exchange;

/// <summary>A file that is not in its format: the message says where, what was found and what is wanted.</summary>
public sealed class MalformedFileException : Exception
{
    /// <summary>What is wrong with the file.</summary>
    public MalformedFileException(string message)
        : base(message)
    {
    }

    /// <summary>What is wrong with the file, as the reader of its format found it.</summary>
    public MalformedFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
