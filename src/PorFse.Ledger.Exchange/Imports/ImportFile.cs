namespace PorFse.Ledger.Exchange;

/// <summary>A file that is gone through more than once.</summary>
/// <param name="name">The name it has in findings and provenance, without its folder.</param>
/// <param name="profile">How it is read.</param>
/// <param name="open">Opens it; it must be seekable.</param>
public sealed class ImportFile(string name, TransactionProfile profile, Func<Stream> open) : IDisposable
{
    private Stream? aside;

    /// <summary>The name it has in findings and provenance.</summary>
    public string Name { get; } = name;

    /// <summary>How it is read.</summary>
    public TransactionProfile Profile { get; } = profile;

    /// <summary>Bytes of it.</summary>
    public long Length => Aside.Length;

    private Stream Aside => aside ??= open();

    /// <summary>The bytes of a row as they stand there, its line end included.</summary>
    public byte[] BytesOf(TransactionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Aside.Position = row.Offset;
        var bytes = new byte[row.Length];
        Aside.ReadExactly(bytes);
        return bytes;
    }

    /// <inheritdoc/>
    public void Dispose() => aside?.Dispose();

    internal Pass Begin(Provenance origin) => new(open(), this, origin);

    /// <summary>One going through the file.</summary>
    internal sealed class Pass : IDisposable
    {
        private readonly Stream stream;
        private readonly TransactionReader reader;

        internal Pass(Stream stream, ImportFile file, Provenance origin)
        {
            this.stream = stream;
            reader = new TransactionReader(stream, file.Name, file.Profile, origin);
        }

        /// <summary>What was read.</summary>
        internal ReadingTally Tally => reader.Tally;

        /// <summary>Bytes read so far.</summary>
        internal long BytesRead => reader.BytesRead;

        /// <summary>The row with the names of the columns, once a row was asked for.</summary>
        internal TransactionRow Head => reader.Head!;

        /// <summary>SHA-256 of the whole file in hexadecimal digits.</summary>
        internal string Sha256() => reader.Sha256();

        internal IEnumerable<TransactionRow> Rows() => reader.Read();

        /// <summary>The rows in batches; each is read while the one before is worked on.</summary>
        internal async IAsyncEnumerable<List<TransactionRow>> BatchesAsync(int most)
        {
            using var rows = reader.Read().GetEnumerator();
            var next = Task.Run(() => Take(rows, most));
            while (true)
            {
                var batch = await next.ConfigureAwait(false);
                if (batch.Count == 0)
                    yield break;
                next = Task.Run(() => Take(rows, most));
                try
                {
                    yield return batch;
                }
                finally
                {
                    // Whoever stops here must not close the file under the one who reads ahead.
                    await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            }
        }

        public void Dispose()
        {
            reader.Dispose();
            stream.Dispose();
        }

        private static List<TransactionRow> Take(IEnumerator<TransactionRow> rows, int most)
        {
            var (batch, transactions) = (new List<TransactionRow>(), 0);
            while (batch.Count < most
                && transactions < TransactionImport.TransactionsAtOnce && rows.MoveNext())
            {
                batch.Add(rows.Current);
                transactions += rows.Current.Transactions.Count;
            }
            return batch;
        }
    }
}
