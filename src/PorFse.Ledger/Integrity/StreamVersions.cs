using System.Buffers.Binary;
using System.Numerics;

namespace PorFse.Ledger;

/// <summary>
/// The versions of very many streams in twelve bytes each, and as much again for room. Streams are told apart by a
/// 64-bit hash of their names: among two million the odds that any two meet are one to nine million.
/// </summary>
internal sealed class StreamVersions
{
    private const int Smallest = 1 << 10;
    private const ulong Multiplier = 0x9e3779b97f4a7c15;
    private ulong[] keys = new ulong[Smallest];
    private int[] versions = new int[Smallest];

    /// <summary>How many streams there are.</summary>
    internal int Count { get; private set; }

    /// <summary>The version of a stream, to be read or written; 0 for a new one.</summary>
    internal ref int this[ReadOnlySpan<byte> stream]
    {
        get
        {
            if (Count >= keys.Length / 2)
                Grow();
            var key = KeyOf(stream);
            var slot = SlotOf(key);
            if (keys[slot] == 0)
            {
                keys[slot] = key;
                Count++;
            }
            return ref versions[slot];
        }
    }

    private void Grow()
    {
        var (oldKeys, oldVersions) = (keys, versions);
        (keys, versions) = (new ulong[oldKeys.Length * 2], new int[oldKeys.Length * 2]);
        for (var i = 0; i < oldKeys.Length; i++)
        {
            if (oldKeys[i] == 0)
                continue;
            var slot = SlotOf(oldKeys[i]);
            (keys[slot], versions[slot]) = (oldKeys[i], oldVersions[i]);
        }
    }

    private int SlotOf(ulong key)
    {
        var slot = (int)((key >> 32) & (ulong)(keys.Length - 1));
        while (keys[slot] != 0 && keys[slot] != key)
            slot = (slot + 1) & (keys.Length - 1);
        return slot;
    }

    private static ulong KeyOf(ReadOnlySpan<byte> name)
    {
        var hash = (ulong)name.Length;
        for (; name.Length >= sizeof(ulong); name = name[sizeof(ulong)..])
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(name));
        var rest = 0UL;
        foreach (var one in name)
            rest = (rest << 8) | one;
        hash = Mix(Mix(hash ^ rest));
        // 0 marks a free slot.
        return hash == 0 ? 1 : hash;
    }

    private static ulong Mix(ulong value)
    {
        value = unchecked((value ^ (value >> 32)) * Multiplier);
        return BitOperations.RotateLeft(value, 29) ^ value;
    }
}
